package io.portolan.diagnosis;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report's page as a tree. It is well-formed XML as well, so no text has left its place. */
final class ReportPage {

    private final Document document;

    private ReportPage(Document document) {
        this.document = document;
    }

    static ReportPage of(PreflightReports reports) throws Exception {
        return of(reports.toHtml());
    }

    static ReportPage of(String html) throws Exception {
        return new ReportPage(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html))));
    }

    List<Node> nodes(String xpath) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    }

    /** The text of each node. Blanks around it are removed and runs of blanks become one. */
    List<String> texts(String xpath) throws Exception {
        return nodes(xpath).stream()
                .map(node -> node.getTextContent().strip().replaceAll("\\s+", " "))
                .toList();
    }
}

package io.portolan.testkit.aws;

/** Writes the XML of STS's answers. */
final class StsXml {

    private StsXml() {}

    static String element(String name, String... children) {
        return "<" + name + ">" + String.join("", children) + "</" + name + ">";
    }

    static String text(String name, String value) {
        return element(name, value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    static String document(String name, String namespace, String content) {
        return "<" + name + " xmlns=\"" + namespace + "\">" + content + "</" + name + ">";
    }
}

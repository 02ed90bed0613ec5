package io.portolan.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * The frame of a page. Its policy forbids scripts and requests even if a text became markup.
 *
 * @param kind what it is, such as {@code Preflight} or {@code Explanation of orders from shop}
 * @param verdict what it says in a few words
 * @param counts what stands beside the verdict
 */
record HtmlPage(String kind, String verdict, HtmlFragment counts) {

    String write(HtmlFragment body) {
        return HtmlFragment.of("""
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8"/>
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta name="color-scheme" content="light dark"/>
                        <title>{}: {}</title>
                        <style>
                        {}</style>
                        </head>
                        <body>
                        {}
                        <main>
                        {}
                        </main>
                        </body>
                        </html>
                        """, kind, verdict, style(), header(), body).markup();
    }

    private HtmlFragment header() {
        return HtmlFragment.of(
                "<header><p>Portolan {}{}</p><h1>{}</h1>{}</header>",
                kind.substring(0, 1).toLowerCase(Locale.ROOT),
                kind.substring(1),
                verdict,
                counts);
    }

    private static HtmlFragment style() {
        try (InputStream css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("preflight-report.css"))) {
            return new HtmlFragment(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.clerkemulator.page;

import org.jspecify.annotations.Nullable;

/** The layout of all pages. */
final class Page {

    private Page() {}

    static Html of(String title, Html content) {
        return of(title, "", Html.of("<a href=\"/\">Clerk emulator</a>"), content);
    }

    /** A page for the users of an application, without links to the other pages of the emulator. */
    static Html forUsers(String title, String prefix, Html content) {
        return of(title, prefix, Html.of("<strong>Clerk emulator</strong>"), content);
    }

    private static Html of(String title, String prefix, Html name, Html content) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{}</title>
                <link rel="stylesheet" href="{}/assets/page.css">
                <script src="{}/assets/page.js" type="module"></script>
                </head>
                <body>
                <header class="top">{}
                <span class="muted">for development and tests</span></header>
                <main>
                {}</main>
                <p id="announcement" class="hidden" role="status"></p>
                </body>
                </html>
                """, title, prefix, prefix, name, content);
    }

    static Html message(String text) {
        return of("Clerk emulator", Html.of("""
                <section class="card"><p>{}</p><p><a href="/">Home</a></p></section>
                """, text));
    }

    static Html problem(@Nullable String problem) {
        return problem == null ? Html.EMPTY : Html.of("<p class=\"problem\" role=\"alert\">{}</p>\n", problem);
    }

    /** A button that copies the text of an element. It is hidden unless the script runs. */
    static Html copyButton(String targetId, String description) {
        return Html.of(
                "<button type=\"button\" class=\"quiet\" data-copies=\"{}\" aria-label=\"Copy {}\" hidden>Copy</button>",
                targetId,
                description);
    }
}

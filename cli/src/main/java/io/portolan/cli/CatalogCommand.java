package io.portolan.cli;

import picocli.CommandLine.Command;

/** Commands on catalogs. */
@Command(
        name = "catalog",
        header = "Works on catalogs.",
        footer = {"  portolan catalog lint portolan.yaml"})
final class CatalogCommand {}

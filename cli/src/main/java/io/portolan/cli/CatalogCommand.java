package io.portolan.cli;

import picocli.CommandLine.Command;

/** The group of the commands on catalogs. */
@Command(
        name = "catalog",
        header = "Checks catalog files.",
        footer = {"  portolan catalog lint portolan.yaml"})
final class CatalogCommand {}

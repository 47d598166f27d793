/// Rows into files and out of them, and rows that are made up: what the window and the command line
/// do alike.
///
/// 1. [dev.crowfoot.app.transfer.ImportFile] recognises how a file is written, and reads it record
///    by record.
/// 2. [dev.crowfoot.app.transfer.Mapping] says which column goes to which field.
/// 3. [dev.crowfoot.app.transfer.Import] shows the first rows as they would be, and then creates
///    all of them in one transaction.
/// 4. [dev.crowfoot.app.transfer.RowExport] writes what a query finds.
@NullMarked
package dev.crowfoot.app.transfer;

import org.jspecify.annotations.NullMarked;

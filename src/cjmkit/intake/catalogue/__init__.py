"""
The catalogue of `IMP…` codes: reading, header, mapping, repair.

Codes are stable: a number never changes its meaning and is never reused.

- `files` IMP001–IMP019: the input as a whole
- `workbook` and `sizes` IMP020–IMP059: xlsx archives and sheets
- `text` IMP060–IMP099: csv, json, jsonl
- `table` IMP100–IMP129: rows, header, totals
- `merged` IMP130–IMP139: cells merged over several rows
- `columns` IMP200–IMP299: columns and mapping
- `repairs`, `readings` and `own` IMP300–IMP385: repair of cells
- `across` IMP386–IMP389: what several columns of a row say together
- `directory` IMP390–IMP399: what a directory of banks fills in
- `road` IMP450–IMP499: the road as a whole
"""

"""
The catalogue of `IMP…` codes: reading, header, mapping, repair.

Codes are stable: a number never changes its meaning and is never reused.

- `files` IMP001–IMP019: the input as a whole
- `workbook` IMP020–IMP059: xlsx archives and sheets
- `text` IMP060–IMP099: csv, json, jsonl
- `table` IMP100–IMP199: rows, header, totals
- `columns` IMP200–IMP299: columns and mapping
- `repairs` and `readings` IMP300–IMP399: repair of cells
- `road` IMP450–IMP499: the road as a whole
"""

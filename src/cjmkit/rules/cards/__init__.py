"""
The rules of client cards (`CRD…`), by subject.

Codes are stable: a number never changes its meaning and is never reused.

- `names` CRD001–CRD009: names, legal form, who the client is
- `inn` CRD010–CRD019, `kpp` CRD020–CRD029, `ogrn` CRD030–CRD039
- `numbers` CRD040–CRD042: what any number may suffer; `classifiers` CRD043–CRD049
- `bank` CRD050–CRD058: BIC, account, correspondent account
- `contacts` CRD060–CRD069: phones, e-mail, sites, addresses, repeats
- `person` CRD070–CRD079: birth date, passport, СНИЛС, children
- `consent` CRD080–CRD089: consents, source and referral
- `custom` CRD090–CRD099: profiles, custom fields, sub-tables
- `directory` CRD059, CRD100–CRD109: what a directory of banks says

Duplicates between cards are not the matter of one card: they have the codes `DUP…`.
"""

/** Where the data model, the rules and the queries do less than Salesforce, or the same in a simpler way: said on the coverage page. */

export const simplified: Record<string, readonly string[]> = {
  'Permissions and sharing': [
    'Standard profiles open every field that none of their FieldPermissions rows names; other profiles and permission sets open what their rows say.',
    'A new custom object opens to each profile what that profile may do with accounts, and its fields to standard profiles; Salesforce opens nothing when they come by metadata.',
    'System permissions are kept and shown; only ModifyAllData, ViewAllData, ConvertLeads, EditTask, EditEvent, ApiEnabled, BulkApiHardDelete, CreateAuditFields, ModifyMetadata ManageUsers (of new users), ManageProfilesPermissionsets, AssignPermissionSets, ManageRoles and those to transfer records change what a user may do.',
    'Share rows are those of owners, of sharing rules, of account and opportunity teams, and those people make; what follows from an account or its children has effect without a row. Case teams, and sharing rules for guests and for territories, are kept without effect.',
    'Territories, person accounts, several currencies, data categories and approval processes are not there.',
  ],
  'Record types': [
    'An active record type is available to everybody for whom no profile says otherwise; the master stays the default until a profile names one.',
    'Business processes are not there.',
  ],
  'Standard objects': [
    'About 100 objects have rules of their own; some 800 more have their fields, flags, key prefixes and children as a Developer Edition tells them, keep rows and obey what fields say, and nothing else happens there: case teams and topics open nothing, set-up rows (jobs, pages, live sessions) are not made.',
    'An opportunity has the quote it is in step with once the settings Quote switch enableQuote on. A quote made by API takes no lines over from its opportunity; lines of opportunities have no discount, so that those of a synced quote come with their discounted price.',
    'Which tags and styles rich text keeps is what Lightning shows; text of notes is escaped and not refused where it should have come escaped.',
    'Lengths, sizes and picklist values of those come from several releases; where none was known, the usual ones of the type are told. Feeds of objects are the posts on their records.',
  ],
  'Schema and formulas': [
    'External and big objects are refused; relationships of custom metadata to objects and fields are their names; a standard picklist takes its choices from the last StandardValueSet deployed.',
    'A custom object is renamed only while it has no records; the value of a hierarchical custom setting is not looked up along profile and org.',
    'A new auto-number starts with the next record: older ones stay empty.',
    'Formulas are computed when read, with 15 digits where Salesforce has 18, and are limited in length, not in compiled size; labels are told as they came, without translations.',
    'Encrypted texts are shown whole to everybody who may read their field: ViewEncryptedData and masks change nothing.',
  ],
  Rules: [
    'Duplicate rules match equal values, or by a standard matching rule; how names sound is told by a plain Metaphone, syllables of company names by their words. Matching rules that are deployed are kept without effect.',
    'Source is tracked (SourceMember) once the settings SourceTracking switch enableSourceTrackingSandboxes on, whatever kind of org it is; muting permission sets mute nothing; dependencies of components are not looked into.',
    'Workflow rules change fields, make tasks, send outbound messages and email alerts, whose letters land in the outbox of the control door; alerts reach owners, creators, users, groups, look-ups and addresses, no roles or teams; time-dependent actions are not done. Escalation and auto-response rules are kept and do not run; entitlements and milestones are not there.',
  ],
  'Change events': [
    "Fields are added on /data/ChangeEvents and on custom channels, not on an object's own topic; filters work on custom channels of change events.",
    'After a restart of an org with a folder, kept events tell long texts whole that were told as differences before.',
    'A member that is set anew counts for kept events, too: they are read with the fields and the filter of now.',
  ],
  Versions: [
    'Versions 20 to 30, which Salesforce retired with Summer ’25, are not named and still answered, for clients that were never changed; those before are refused.',
  ],
  'SOQL and SOSL': [
    'Pages are as large as asked, whatever fields are selected; Salesforce gives fewer rows when long texts are.',
    'Scopes that need teams or territories are refused.',
    'ALL ROWS and WITH SECURITY_ENFORCED are taken from everybody; Salesforce takes them from Apex alone.',
    'What SOSL finds is found at once: there is no delay of the index.',
  ],
}

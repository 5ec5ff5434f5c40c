/** What the REST, Composite and Collections doors say: examples word for word, as public reports show them. */
import { readKnown } from './read-known.ts'

export const knownOfRecords = readKnown(`
  1 R1       INVALID_SESSION_ID                                  401 Session expired or invalid
  2 R1       INVALID_AUTH_HEADER                                 401 INVALID_HEADER_TYPE
  3 R0       API_DISABLED_FOR_ORG                                403 API is disabled for this User
  4 R2       API_CURRENTLY_DISABLED                              503 API is currently disabled
  5 R4       REQUEST_LIMIT_EXCEEDED                              403 TotalRequests Limit exceeded.
  6 R2       REQUEST_LIMIT_EXCEEDED                              403 ConcurrentPerOrgLongTxn Limit exceeded.
  7 R2       SERVER_UNAVAILABLE                                  503 Server Unavailable
  7 R2       HTTP_503                                            503
  8 R2       UNKNOWN_EXCEPTION                                   500 An unexpected error occurred. ErrorId: 1234567890-1 (12345)
  8 R2       HTTP_500                                            500
  9 R2       UNKNOWN_EXCEPTION                                   500 admin operation already in progress
 10 R3       UNABLE_TO_LOCK_ROW                                  400 unable to obtain exclusive access to this record or 1 records: 001000000000001AAA
 11 R7       QUERY_TIMEOUT                                       400 Your query request was running for too long.
 12 R8       REQUEST_RUNNING_TOO_LONG                            500 Your request was running for too long, and has been stopped.
 13 R7       OPERATION_TOO_LARGE                                 400 exceeded 100000 distinct who/what's
 14 R0       QUERY_TOO_COMPLICATED                               400 Query is too complicated
 15 R0       MALFORMED_QUERY                                     400 unexpected token: 'FORM'
 16 R0       MALFORMED_SEARCH                                    400 search term must be longer than one character: a
 16 R0       INVALID_SEARCH                                      400 No search term found. The search term must be enclosed in braces.
 17 R0       INVALID_FIELD                                       400 No such column 'Colour__c' on entity 'Lead'.
 18 R0       INVALID_TYPE                                        400 sObject type 'Invoice__c' is not supported.
 19 R0       INVALID_QUERY_FILTER_OPERATOR                       400 'LIKE' operator on Type of Id field is not supported
 20 R7       INVALID_QUERY_LOCATOR                               400 invalid query locator
 21 R0       ENTITY_NOT_QUERYABLE                                400 entity type NoteAndAttachment cannot be queried
 22 split    EXCEEDED_ID_LIMIT                                   400 too many ids
 22 split    EXCEEDED_MAX_SIZE_REQUEST                           413 exceeded max size request of 52428800 bytes
 22 split    HTTP_414                                            414
 22 split    HTTP_431                                            431
 23 R0       NOT_FOUND                                           404 The requested resource does not exist
 23 R0       HTTP_404                                            404
 24 R0       ENTITY_IS_DELETED                                   404 entity is deleted
 25 R0       ENTITY_IS_ARCHIVED                                  400 entity is archived
 26 R0       MALFORMED_ID                                        400 Owner ID: id value of incorrect type: 001000000000001 @OwnerId
 27 R0       INVALID_CROSS_REFERENCE_KEY                         400 invalid cross reference id @AccountId
 28 R0       INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY       400 insufficient access rights on cross-reference id: 001000000000001
 29 R0       INSUFFICIENT_ACCESS_OR_READONLY                     403 insufficient access rights on object id
 29 R0       INSUFFICIENT_ACCESS                                 403 insufficient access rights on object id
 30 R0       REQUIRED_FIELD_MISSING                              400 Required fields are missing: [LastName] @LastName
 31 R0       FIELD_CUSTOM_VALIDATION_EXCEPTION                   400 Discount may not exceed 20 percent @Discount__c
 32 R0       FIELD_INTEGRITY_EXCEPTION                           400 There's a problem with this state, even though it may appear correct. @State
 33 R0       FIELD_FILTER_VALIDATION_EXCEPTION                   400 Value does not exist or does not match filter criteria. @ContactId
 34 R0       INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST             400 Lead Source: bad value for restricted picklist field: Radio @LeadSource
 35 R0       STRING_TOO_LONG                                     400 Last Name: data value too large: Aaaaaaaa (max length=80) @LastName
 36 R0       INVALID_EMAIL_ADDRESS                               400 Email: invalid email address: nobody @Email
 37 R0       NUMBER_OUTSIDE_VALID_RANGE                          400 Amount: value outside of valid range on numeric field: 1.0E19 @Amount
 38 R0       JSON_PARSER_ERROR                                   400 Cannot deserialize instance of date from VALUE_STRING value soon or request may be missing a required field
 38 R0       XML_PARSER_ERROR                                    500 'soon' is not a valid value for the type xsd:date
 39 R0       INVALID_FIELD_FOR_INSERT_UPDATE                     400 Unable to create/update fields: CreatedDate. Please check the security settings of this field. @CreatedDate
 39 R0       FIELD_NOT_UPDATABLE                                 400 The Name field should not be specified in the sobject data. @Name
 40 R0       DUPLICATE_VALUE                                     400 duplicate value found: Key__c duplicates value on record with id: 003000000000001
 41 R0       DUPLICATES_DETECTED                                 400 Use one of these records?
 42 R0       DUPLICATE_EXTERNAL_ID                               400 Key__c: more than one record found for external id field: [003000000000001, 003000000000002]
 42 R0       HTTP_300                                            300
 43 R0       CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY                400 LeadTrigger: execution of BeforeInsert caused by: System.NullPointerException
 43 R3       CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY                400 LeadTrigger: execution of AfterUpdate caused by: UNABLE_TO_LOCK_ROW
 44 R0       CANNOT_EXECUTE_FLOW_TRIGGER                         400 We can't save this record because the "Route" process failed.
 44 R0       FLOW_EXCEPTION                                      400 An unhandled fault has occurred in this flow
 45 R0       CUSTOM_APEX_ERROR                                   500 Script-thrown exception
 45 R0       APEX_ERROR                                          500 System.LimitException: Too many SOQL queries: 101
 46 R0       ENTITY_IS_LOCKED                                    400 entity is locked
 47 R0       ALREADY_IN_PROCESS                                  400 Cannot submit object already in process.
 48 R0       INACTIVE_OWNER_OR_USER                              400 operation performed with inactive user [005000000000001] as owner of lead @OwnerId
 49 R0       TRANSFER_REQUIRES_READ                              400 The new owner must have read permission
 50 R0       DELETE_FAILED                                       400 Your attempt to delete Northwind could not be completed because it is associated with 2 cases.
 50 R0       DEPENDENCY_EXISTS                                   400 Cannot complete this operation. Other items depend on it.
 51 R0       CANNOT_UPDATE_CONVERTED_LEAD                        400 cannot reference converted lead
 52 R4       STORAGE_LIMIT_EXCEEDED                              403 storage limit exceeded
 53 R0       FILE_SIZE_LIMIT_EXCEEDED                            400 The file exceeds the maximum size.
 53 R0       MAXIMUM_SIZE_OF_ATTACHMENT                          400 Attachment exceeds the maximum size.
 54 R0       FILE_EXTENSION_NOT_ALLOWED                          400 Your company doesn't support the following file types: .exe
 54 R0       HTML_FILE_UPLOAD_NOT_ALLOWED                        400 HTML uploads are not allowed.
 55 follows  ALL_OR_NONE_OPERATION_ROLLED_BACK                   400 Record rolled back because not all records were valid and the request was using AllOrNone header
 56 follows  PROCESSING_HALTED                                   400 The transaction was rolled back since another operation in the same transaction failed.
 57 R0       ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE              412 Entity was modified since the specified date
 57 R0       HTTP_412                                            412
 58 R4       LIMIT_EXCEEDED                                      400 You have reached the limit of this feature
 59 R0       LICENSE_LIMIT_EXCEEDED                              400 License Limit Exceeded
 60 split    MIXED_DML_OPERATION                                 400 DML operation on setup object is not permitted after you have updated a non-setup object
 61 R0       FUNCTIONALITY_NOT_ENABLED                           403 functionality not enabled
 61 R2       FUNCTIONALITY_TEMPORARILY_UNAVAILABLE               503 functionality temporarily unavailable
 62 R4       INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE 503 Data cannot be changed during maintenance
 62 R4       ORG_IN_MAINTENANCE                                  503 org in maintenance
 62 R4       ORG_LOCKED                                          403 org locked
 63 R0       TXN_SECURITY_NO_ACCESS                              403 The operation you requested was blocked due to a policy your administrator configured.
 64 R2       TXN_SECURITY_METERING_ERROR                         503 The policy took too long
 65 R6       INVALID_REPLICATION_DATE                            400 startDate before org replication enabled date
 66 R0       UNSUPPORTED_API_VERSION                             410 The requested API version is retired
 66 R0       HTTP_410                                            410
 67 R0       METHOD_NOT_ALLOWED                                  405 HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,PATCH,DELETE
 67 R0       HTTP_405                                            405
 67 R0       HTTP_415                                            415
 67 R0       HTTP_428                                            428
 68 R2       HTTP_420                                            420
 68 R2       HTTP_502                                            502
 68 R2       HTTP_406                                            406
 69 split    EXCEEDED_LEAD_CONVERT_LIMIT                         400 Too many leads to convert
 70 R4       MASS_MAIL_LIMIT_EXCEEDED                            400 Failed to send email
 70 R0       EMAIL_OPTED_OUT                                     400 The contact has opted out of email
`)

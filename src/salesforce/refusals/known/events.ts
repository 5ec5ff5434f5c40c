/** What the event doors say; the status is gRPC’s own, or CometD’s. */
import { readKnown } from './read-known.ts'

export const knownOfEvents = readKnown(`
 96 R5       service.unavailable                           14 The service is unavailable
 96 R5       topic.api.unavailable                         14 The topic API is unavailable
 96 R5       schema.api.unavailable                        14 The schema API is unavailable
 96 R5       subscription.internal.error                   13 Internal error
 96 R5       RST_STREAM                                    13 Received RST_STREAM with code 0
 97 R1       service.auth.error                            16 Authentication exception occurred
 97 R1       service.auth.refresh.invalid                  16 The refreshed token is invalid
 98 R0       service.auth.headers.invalid                  16 tenantid is invalid
 99 R6       subscription.fetch.replayid.corrupted         3 The Replay ID is corrupted
100 R6       subscription.fetch.replayid.validation.failed 3 The Replay ID validation failed
101 R5       subscription.fetch.replay.repeated            3 The replay was repeated
102 R4       subscription.limit.exceeded                   8 The daily event delivery limit is exceeded
103 R4       concurrent.client.limit.exceeded              8 Too many concurrent clients
104 R5       service.protection.triggered                  8 Service protection was triggered
104 R5       service.protection.stream.limit.triggered     8 Too many streams
105 R5       subscription.fetch.overflow                   3 More events were requested than may be pending
106 R0       topic.not.found                               5 The topic was not found
107 R0       subscription.topic.cannot.subscribe           7 The user cannot subscribe
107 R0       topic.meta.permission                         7 No permission for the topic
107 R0       schema.meta.permission                        7 No permission for the schema
108 R0       service.tenant.license                        7 The org has no license
109 R5       managed.subscription.already.active           9 The subscription is active
111 R6       GAP_OVERFLOW                                  0
112 R5       COMETD_403                                    403 403::Unknown client
112 R1       COMETD_401                                    401 401::Authentication invalid
113 R4       COMETD_403                                    403 403:denied_by_security_policy:Organization total events daily limit exceeded
114 R4       LIMIT_EXCEEDED                                400 The hourly limit of published events is exceeded
`)

/** Which system permissions the profiles of a new org have: a Developer Edition's administrator, and less for the others. */

/** As the profile of an administrator is retrieved from a new Developer Edition. */
const ADMIN = `
  AccessCMC AccessContentBuilder ActivateContract ActivateOrder ActivitiesAccess AddDirectMessageMembers
  AllowUniversalSearch AllowViewKnowledge ApexRestServices ApiEnabled AssignPermissionSets AssignTopics AuthorApex
  BulkMacrosAllowed CanUseNewDashboardBuilder ChangeDashboardColors ChatterEditOwnPost ChatterEditOwnRecordPost
  ChatterFileLink ChatterInternalUser ChatterInviteExternalUsers ChatterOwnGroups ClientSecretRotation
  ConnectOrgToEnvironmentHub ConsentApiUpdate ContentAdministrator ContentWorkspaces ConvertLeads
  CreateCustomizeDashboards CreateCustomizeFilters CreateCustomizeReports CreateDashboardFolders
  CreateLtngTempFolder CreatePackaging CreateReportFolders CreateTopics CreateWorkspaces CustomizeApplication
  DataExport DelegatedTwoFactor DeleteActivatedContract DeleteTopics DistributeFromPersWksp EditActivatedOrders
  EditBillingInfo EditBrandTemplates EditCaseComments EditEvent EditHtmlTemplates EditKnowledge EditMyDashboards
  EditMyReports EditOppLineItemUnitPrice EditPublicDocuments EditPublicFilters EditPublicTemplates
  EditReadonlyFields EditTask EditTopics EmailMass EmailSingle EnableCommunityAppLauncher EnableNotifications
  ExportReport ExternalClientAppAdmin ExternalClientAppDeveloper ExternalClientAppViewer FreezeUsers
  GiveRecognitionBadge ImportCustomObjects ImportLeads ImportPersonal InstallPackaging
  LightningConsoleAllowedForUser LightningExperienceUser ListEmailSend ManageAnalyticSnapshots ManageAuthProviders
  ManageBusinessHourHolidays ManageC360AConnections ManageCMS ManageCallCenters ManageCases ManageCategories
  ManageCertificates ManageContentPermissions ManageContentProperties ManageContentTaxonomy ManageContentTypes
  ManageCustomDomains ManageCustomPermissions ManageCustomReportTypes ManageDashbdsInPubFolders
  ManageDataCategories ManageDataIntegrations ManageDataMaskPolicies ManageDynamicDashboards
  ManageEmailClientConfig ManageExchangeConfig ManageFilesAndAttachments ManageHealthCheck ManageHubConnections
  ManageInteraction ManageInternalUsers ManageIpAddresses ManageKnowledge ManageKnowledgeImportExport ManageLeads
  ManageLoginAccessPolicies ManageMobile ManageNetworks ManageOrchInstsAndWorkItems ManagePasswordPolicies
  ManageProfilesPermissionsets ManagePropositions ManagePvtRptsAndDashbds ManageRecommendationStrategies
  ManageReleaseUpdates ManageRemoteAccess ManageReportsInPubFolders ManageRoles ManageSearchPromotionRules
  ManageSharing ManageSolutions ManageSubscriptions ManageSynonyms ManageUnlistedGroups ManageUsers MassInlineEdit
  MergeTopics ModerateChatter ModifyAllData ModifyDataClassification ModifyMetadata MonitorLoginHistory
  NewReportBuilder OmnichannelInventorySync Packaging2 Packaging2Delete PrivacyDataAccess PublishPackaging
  RemoveDirectMessageMembers ResetPasswords RunReports ScheduleReports SelectFilesFromSalesforce
  SendCustomNotifications SendSitRequests ShareInternalArticles ShowCompanyNameAsUserBadge SolutionImport
  SubmitMacrosAllowed SubscribeDashboardRolesGrps SubscribeDashboardToOtherUsers SubscribeReportRolesGrps
  SubscribeReportToOtherUsers SubscribeReportsRunAsUser SubscribeToLightningDashboards SubscribeToLightningReports
  TransactionalEmailSend TransferAnyCase TransferAnyEntity TransferAnyLead UseOmnichannelInventoryAPIs
  UseTeamReassignWizards UseWebLink ViewAllData ViewAllProfiles ViewAllUsers ViewClientSecret ViewContentTaxonomy
  ViewDataAssessment ViewDataCategories ViewDataLeakageEvents ViewDeveloperName ViewEventLogFiles ViewHealthCheck
  ViewHelpLink ViewMLModels ViewMyTeamsDashboards ViewPlatformEvents ViewPublicDashboards ViewPublicReports
  ViewRoles ViewSetup ViewUserPII WorkCalibrationUser
`

const USUAL = 'ApiEnabled LightningExperienceUser RunReports ExportReport ViewRoles ViewSetup'
const SELLER = `${USUAL} ConvertLeads EditEvent EditTask EmailSingle RunFlow UseWebLink ViewPublicReports`

/**
 * Names of permissions by profile. A Salesforce org has BulkApiHardDelete switched off until loading is prepared; this one
 * is prepared.
 */
const BY_PROFILE: Record<string, string> = {
  'System Administrator': `${ADMIN} BulkApiHardDelete RunFlow`,
  'Standard User': SELLER,
  'Marketing User': SELLER,
  'Read Only': USUAL,
  'Minimum Access - Salesforce': 'ApiEnabled LightningExperienceUser',
  'Standard Platform User': SELLER,
  'Chatter Free User': 'ChatterFileLink ChatterInviteExternalUsers ChatterOwnGroups',
}

/** The permissions of a profile as columns of its permission set: all of them true. */
export function systemPermissions(profile: string): Record<string, boolean> {
  const names = (BY_PROFILE[profile] ?? '').split(/\s+/).filter((name) => name !== '')
  return Object.fromEntries(names.map((name) => [`Permissions${name}`, true]))
}

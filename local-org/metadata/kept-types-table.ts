/** Types that are kept without effect, one file a component: name, key prefix (`-`: none), folder in a package, ending of the files. */

const table = `
AnalyticSnapshot 0AN analyticSnapshots snapshot
ApexEmailNotifications - apexEmailNotifications notifications
ApexTestSuite 05F testSuites testSuite
AppMenu 0DS appMenus appMenu
AuthProvider 0SO authproviders authprovider
BlacklistedConsumer - blacklistedConsumers blacklistedConsumer
BrandingSet 03I brandingSets brandingSet
BriefcaseDefinition - briefcaseDefinitions briefcaseDefinition
CallCenter 04v callCenters callCenter
CanvasMetadata - Canvases Canvas
CaseSubjectParticle - CaseSubjectParticles CaseSubjectParticle
ChatterExtension - ChatterExtensions ChatterExtension
CleanDataService - cleanDataServices cleanDataService
CommandAction - commandActions commandaction
ConnectedApp 0H4 connectedApps connectedApp
CorsWhitelistOrigin 0CO corsWhitelistOrigins corsWhitelistOrigin
CspTrustedSite 08y cspTrustedSites cspTrustedSite
CustomApplication 02u applications app
CustomApplicationComponent - customApplicationComponents customApplicationComponent
CustomFeedFilter - feedFilters feedFilter
CustomHelpMenuSection - customHelpMenuSections customHelpMenuSection
CustomIndex - customindex indx
CustomNotificationType 0ML notificationtypes notiftype
CustomObjectTranslation 01h objectTranslations objectTranslation
CustomPageWebLink - weblinks weblink
CustomTab 01r tabs tab
DataCategoryGroup - datacategorygroups datacategorygroup
DelegateGroup - delegateGroups delegateGroup
EmailServicesFunction 091 emailservices xml
ExternalClientApplication 0xI externalClientApps eca
ExternalCredential 0pr externalCredentials externalCredential
ExternalDataSource 0XC dataSources dataSource
ExternalServiceRegistration 0ha externalServiceRegistrations externalServiceRegistration
ExtlClntAppConfigurablePolicies - extlClntAppPolicies ecaPlcy
ExtlClntAppGlobalOauthSettings - extlClntAppGlobalOauthSets ecaGlblOauth
ExtlClntAppOauthConfigurablePolicies - extlClntAppOauthPolicies ecaOauthPlcy
ExtlClntAppOauthSecuritySettings - extlClntAppOauthSecuritySettings ecaOauthSecurity
ExtlClntAppOauthSettings - extlClntAppOauthSettings ecaOauth
FieldRestrictionRule - fieldRestrictionRules rule
FlexiPage 0M0 flexipages flexipage
FlowCategory - flowCategories flowCategory
FlowTest - flowtests flowtest
FlowValueMap - flowValueMaps flowvaluemap
GlobalValueSetTranslation - globalValueSetTranslations globalValueSetTranslation
HomePageComponent 0Ha homePageComponents homePageComponent
HomePageLayout 0Fp homePageLayouts homePageLayout
IframeWhiteListUrlSettings - iframeWhiteListUrlSettings iframeWhiteListUrlSettings
InboundNetworkConnection - inboundNetworkConnections inboundNetworkConnection
KeywordList - moderation keywords
Layout 00h layouts layout
Letterhead 019 letterhead letter
LightningBolt - lightningBolts lightningBolt
LightningExperienceTheme 0mt lightningExperienceThemes lightningExperienceTheme
LightningMessageChannel 06j messageChannels messageChannel
LightningOnboardingConfig - lightningOnboardingConfigs lightningOnboardingConfig
MobileApplicationDetail - MobileApplicationDetails MobileApplicationDetail
ModerationRule - moderation rule
MutingPermissionSet 0QM mutingpermissionsets mutingpermissionset
MyDomainDiscoverableLogin - myDomainDiscoverableLogins myDomainDiscoverableLogin
NamedCredential 0XA namedCredentials namedCredential
NotificationTypeConfig - notificationTypeConfig config
OauthCustomScope - oauthcustomscopes oauthcustomscope
OutboundNetworkConnection - outboundNetworkConnections outboundNetworkConnection
PathAssistant 0P2 pathAssistants pathAssistant
PaymentGatewayProvider - paymentGatewayProviders paymentGatewayProvider
PlatformCachePartition 0Er cachePartitions cachePartition
PlatformEventSubscriberConfig 8Z0 PlatformEventSubscriberConfigs platformEventSubscriberConfig
PostTemplate - postTemplates postTemplate
ProfilePasswordPolicy - profilePasswordPolicies profilePasswordPolicy
ProfileSessionSetting - profileSessionSettings profileSessionSetting
Prompt 0ug prompts prompt
QuickAction 09D quickActions quickAction
RecommendationStrategy - recommendationStrategies recommendationStrategy
RecordActionDeployment - recordActionDeployments deployment
RedirectWhitelistUrl - redirectWhitelistUrls redirectWhitelistUrl
RemoteSiteSetting 0rp remoteSiteSettings remoteSite
ReportType 070 reportTypes reportType
RestrictionRule - restrictionRules rule
SamlSsoConfig 0LE samlssoconfigs samlssoconfig
SearchCustomization - searchCustomizations searchCustomization
Settings - settings settings
StandardValueSetTranslation - standardValueSetTranslations standardValueSetTranslation
SynonymDictionary - synonymDictionaries synonymDictionary
TopicsForObjects 0TO topicsForObjects topicsForObjects
TransactionSecurityPolicy - transactionSecurityPolicies transactionSecurityPolicy
Translations 01h translations translation
UserAccessPolicy - useraccesspolicies useraccesspolicy
UserCriteria - userCriteria userCriteria
UserProvisioningConfig - userProvisioningConfigs userProvisioningConfig
`

export interface FileType {
  name: string
  prefix: string
  directory: string
  suffix: string
}

export const fileTypes: readonly FileType[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', prefix = '', directory = '', suffix = ''] = line.split(' ')
    return { name, prefix: prefix === '-' ? '' : prefix, directory, suffix }
  })

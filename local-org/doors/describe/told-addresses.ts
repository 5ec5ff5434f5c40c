/** Objects whose description names other addresses than their flags let expect, as the global describe of a Developer Edition tells them. */

interface Told {
  /** Objects that have the address all the same, and those that lack it. */
  has: ReadonlySet<string>
  lacks: ReadonlySet<string>
}

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Pages without a compact layout. */
export const COMPACT: Told = {
  has: new Set(),
  lacks: names(`
    ActionLinkTemplate CaseComment CollaborationGroupMember FeedItem IframeWhiteListUrl PaymentMethod
    SearchPromotionRule TenantUsageEntitlement
  `),
}

/** Records that can be handed in for approval. */
export const APPROVED: Told = {
  has: names(`
    AssetAction AssetActionSource AssetStatePeriod ConsumptionRate CreditMemo CreditMemoInvApplication
    CreditMemoLine ExternalEventMapping FinanceBalanceSnapshot FinanceTransaction FlowOrchestrationInstance
    FlowOrchestrationWorkItem Invoice InvoiceLine MLModel MLModelFactor MLModelFactorComponent MacroUsage
    OrgMetricScanSummary PromptAction PromptError QuickTextUsage ResourcePreference ServiceResource
    TableauHostMapping UserPrioritizedRecord
  `),
  lacks: names(`
    AlternativePaymentMethod AppUsageAssignment AsyncOperationLog CardPaymentMethod CaseComment
    CollaborationGroupRecord ContactRequest ContentDocument ContractLineItem DandBCompany DigitalWallet
    EnhancedLetterhead EntitlementContact Event ExternalEvent Idea Individual ListEmail Macro Note Payment
    PaymentAuthAdjustment PaymentAuthorization PaymentGateway PaymentGatewayLog PaymentGroup Pricebook2
    PrivacyPolicy QuickText Refund Scorecard ScorecardAssociation ScorecardMetric SearchPromotionRule Task User
    UserDefinedLabel
  `),
}

/** Pages with actions. */
export const ACTED_ON: Told = {
  has: names(`
    ApiAnomalyEventStore CollaborationGroup CredentialStuffingEventStore CreditMemo CreditMemoInvApplication
    CreditMemoLine FeedItem FinanceBalanceSnapshot FinanceTransaction Invoice InvoiceLine OpportunityContactRole
    PaymentLineInvoice RefundLinePayment ReportAnomalyEventStore ServiceResource SessionHijackingEventStore
    ThreatDetectionFeedback User
  `),
  lacks: names(`
    AppUsageAssignment AssociatedLocation AsyncOperationLog BusinessBrand CaseComment CollaborationGroupRecord
    ContactPointConsent ContactPointTypeConsent ContactRequest ContentDocument Customer DandBCompany
    DataUseLegalBasis DuplicateRecordItem DuplicateRecordSet EnhancedLetterhead Entitlement EntitlementContact
    ExternalEvent Idea ListEmail LocationGroupAssignment Macro Note Pricebook2 PrivacyPolicy QuickText Scorecard
    ScorecardAssociation ScorecardMetric SearchPromotionRule Seller Solution StreamingChannel UserDefinedLabel
    UserProvisioningRequest
  `),
}

/** Objects whose list views have an address; custom ones all do. */
export const LISTED = names(`
    Account Asset Campaign Case CollaborationGroup Contact Contract Dashboard Lead Opportunity Report WorkOrder
`)

/** The objects that fields with several kinds of parent point to. A custom object joins a list when it is told here. */

/** What a task or event can be about. */
export const ACTIVITY_SUBJECTS = [
  'Account',
  'Asset',
  'AssetRelationship',
  'Campaign',
  'Case',
  'CommSubscriptionConsent',
  'ContactRequest',
  'Contract',
  'ContractLineItem',
  'CreditMemo',
  'Entitlement',
  'Image',
  'Invoice',
  'Invoice__c',
  'LegalEntity',
  'ListEmail',
  'Location',
  'MaintenancePlan',
  'Opportunity',
  'Order',
  'PartnerFundAllocation',
  'PartnerFundClaim',
  'PartnerFundRequest',
  'PartnerMarketingBudget',
  'PartyConsent',
  'ProcessException',
  'Product2',
  'ProductRequest',
  'ProductRequestLineItem',
  'Quote',
  'ReturnOrder',
  'ServiceAppointment',
  'ServiceContract',
  'ServiceResource',
  'Solution',
  'WarrantyTerm',
  'WorkOrder',
  'WorkOrderLineItem',
  'WorkPlan',
  'WorkPlanSelectionRule',
  'WorkPlanTemplate',
  'WorkPlanTemplateEntry',
  'WorkStep',
  'WorkStepTemplate',
]

/** Whom a task, event or e-mail can be with. */
export const PERSONS = ['Contact', 'Lead']

/** What can carry notes. */
export const NOTABLE = [
  'Account',
  'Asset',
  'Contact',
  'Contract',
  'Invoice__c',
  'Lead',
  'Opportunity',
  'Order',
  'Product2',
]

/** What can carry attachments. */
export const ATTACHABLE = [...NOTABLE, 'Campaign', 'Case', 'EmailMessage', 'EmailTemplate', 'Event', 'Task']

/** What has a Chatter feed. */
export const FEEDABLE = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'CollaborationGroup',
  'Contact',
  'ContentDocument',
  'Contract',
  'Event',
  'Invoice__c',
  'Lead',
  'Opportunity',
  'Order',
  'Product2',
  'Task',
  'User',
]

/** What a file can be linked to. */
export const LINKABLE = [...ATTACHABLE, 'Organization', 'OrderItem', 'User']

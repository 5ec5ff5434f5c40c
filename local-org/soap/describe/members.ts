/** Members of the describe results in the order of the WSDL. `?` is left out when it has no value; any other is then nil. */

const list = (text: string) => text.trim().split(/\s+/)

export const globalMembers = list(`
  activateable associateEntityType? associateParentEntity? createable custom customSetting dataTranslationEnabled?
  deepCloneable deletable deprecatedAndHidden feedEnabled hasSubtypes idEnabled isInterface isSubtype keyPrefix label
  labelPlural layoutable mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable
  undeletable updateable`)

export const objectMembers = list(`
  actionOverrides activateable associateEntityType? associateParentEntity? childRelationships compactLayoutable
  createable custom customSetting dataTranslationEnabled? deepCloneable defaultImplementation deletable
  deprecatedAndHidden extendedBy? extendsInterfaces? feedEnabled fields hasSubtypes idEnabled implementedBy
  implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable mergeable mruEnabled name
  namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable retrieveable searchLayoutable?
  searchable sobjectDescribeOption? supportedScopes triggerable? undeletable updateable urlDetail urlEdit urlNew`)

export const fieldMembers = list(`
  aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula? cascadeDelete? caseSensitive
  compoundFieldName? controllerName? createable custom dataTranslationEnabled? defaultValue? defaultValueFormula?
  defaultedOnCreate dependentPicklist? deprecatedAndHidden digits displayLocationInDecimal? encrypted? externalId
  extraTypeInfo? filterable filteredLookupInfo? formulaTreatNullNumberAsZero? groupable highScaleNumber? htmlFormatted?
  idLookup inlineHelpText? label length mask? maskType? name nameField namePointing? nillable permissionable
  picklistValues polymorphicForeignKey precision queryByDistance referenceTargetField? referenceTo relationshipName?
  relationshipOrder? restrictedDelete? restrictedPicklist scale searchPrefilterable soapType sortable? type unique
  updateable writeRequiresMasterRead?`)

export const childMembers = list(`
  cascadeDelete childSObject deprecatedAndHidden field junctionIdListNames junctionReferenceTo relationshipName?
  restrictedDelete?`)

export const choiceMembers = list('active defaultValue label validFor? value')

export const recordTypeMembers = list(
  'active available defaultRecordTypeMapping developerName master name recordTypeId',
)

export const scopeMembers = list('label name')

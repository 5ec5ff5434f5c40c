/**
 * The types of the describe results, members in the order of the WSDL: `name?` is left out when it has no value (any
 * other is then nil), `name@51` came with that version (strict readers refuse what their WSDL has not; 54 is a hypothesis),
 * `name:Shape` is of another of these types, one or a list.
 */

const shape = (text: string) => text.trim().split(/\s+/)

export const shapes = {
  Brief: shape(`
    activateable associateEntityType?@51 associateParentEntity?@51 createable custom customSetting dataTranslationEnabled?
    deepCloneable deletable deprecatedAndHidden feedEnabled hasSubtypes idEnabled isInterface isSubtype keyPrefix label
    labelPlural layoutable mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable
    undeletable updateable`),
  Object: shape(`
    actionOverrides activateable associateEntityType?@51 associateParentEntity?@51 childRelationships:Child compactLayoutable
    createable custom customSetting dataTranslationEnabled? deepCloneable defaultImplementation deletable
    deprecatedAndHidden extendedBy?@54 extendsInterfaces?@54 feedEnabled fields:Field hasSubtypes idEnabled implementedBy
    implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable mergeable mruEnabled name
    namedLayoutInfos:Named networkScopeFieldName queryable recordTypeInfos:RecordType replicateable retrieveable
    searchLayoutable? searchable sobjectDescribeOption?@54 supportedScopes:Scope triggerable? undeletable updateable
    urlDetail urlEdit urlNew`),
  Field: shape(`
    aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula? cascadeDelete? caseSensitive
    compoundFieldName? controllerName? createable custom dataTranslationEnabled? defaultValue?:Any defaultValueFormula?
    defaultedOnCreate dependentPicklist? deprecatedAndHidden digits displayLocationInDecimal? encrypted? externalId
    extraTypeInfo? filterable filteredLookupInfo? formulaTreatNullNumberAsZero? groupable highScaleNumber?
    htmlFormatted? idLookup inlineHelpText? label length mask? maskType? name nameField namePointing? nillable
    permissionable picklistValues:Choice polymorphicForeignKey precision queryByDistance referenceTargetField?
    referenceTo relationshipName? relationshipOrder? restrictedDelete? restrictedPicklist scale searchPrefilterable
    soapType sortable? type unique updateable writeRequiresMasterRead?`),
  Child: shape(`
    cascadeDelete childSObject deprecatedAndHidden field junctionIdListNames junctionReferenceTo relationshipName?
    restrictedDelete?`),
  Choice: shape('active defaultValue label validFor? value'),
  RecordType: shape('active available defaultRecordTypeMapping developerName master name recordTypeId'),
  Scope: shape('label name'),
  Named: shape('name'),
  Layouts: shape('layouts:Layout recordTypeMappings:RecordTypeMapping recordTypeSelectorRequired'),
  Layout: shape(`
    detailLayoutSections:Section editLayoutSections:Section highlightsPanelLayoutSection?:Section id relatedLists
    saveOptions`),
  Section: shape(`
    collapsed columns heading layoutRows:LayoutRow layoutSectionId parentLayoutId rows tabOrder useCollapsibleSection
    useHeading`),
  LayoutRow: shape('layoutItems:LayoutItem numItems'),
  LayoutItem: shape('editableForNew editableForUpdate label layoutComponents:Component placeholder required'),
  Component: shape('displayLines tabOrder type value'),
  RecordTypeMapping: shape(
    'active available defaultRecordTypeMapping developerName layoutId master name picklistsForRecordType? recordTypeId',
  ),
  CompactLayouts: shape(
    'compactLayouts:CompactLayout defaultCompactLayoutId recordTypeCompactLayoutMappings:CompactMapping',
  ),
  CompactLayout: shape('actions fieldItems:LayoutItem id imageItems:LayoutItem label name objectType'),
  CompactMapping: shape('available compactLayoutId compactLayoutName recordTypeId recordTypeName'),
  ListView: shape(`
    columns:Column id orderBy:Order query relatedEntityId? scope scopeEntityId? sobjectType whereCondition?`),
  Column: shape(`
    ascendingLabel descendingLabel fieldNameOrPath hidden label searchable selectListItem sortDirection sortIndex
    sortable type`),
  Order: shape('fieldNameOrPath nullsPosition sortDirection'),
  ListViewRows: shape('columns:Column developerName done id label records:ListViewRow size'),
  ListViewRow: shape('columns:Cell'),
  Cell: shape('fieldNameOrPath value'),
  SearchLayout: shape('errorMsg label limitRows objectType searchColumns?:SearchColumn'),
  SearchColumn: shape('field format label name'),
  QuickAction: shape(`
    accessLevelRequired actionEnumOrId canvasApplicationId canvasApplicationName colors contextSobjectType
    defaultValues? flowDevName flowRecordIdVar height iconName iconUrl icons label layout lightningComponentBundleId
    lightningComponentBundleName lightningComponentQualifiedName miniIconUrl mobileExtensionDisplayMode
    mobileExtensionId name showQuickActionLcHeader showQuickActionVfHeader targetParentField targetRecordTypeId
    targetSobjectType type visualforcePageName visualforcePageUrl width`),
  AvailableQuickAction: shape('actionEnumOrId label name type'),
} as const satisfies Record<string, string[]>

export type ShapeName = keyof typeof shapes

/** The org's limits as GET /limits shows them, each used up in a rolling window of time. */

/** Maxima of a Developer Edition, by the names of GET /limits (recorded from such orgs). */
const MAXIMA: Record<string, number> = {
  ActiveScratchOrgs: 3,
  AnalyticsExternalDataSizeMB: 40960,
  CdpAiInferenceApiMonthlyLimit: 500000000,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  ContentDistBandwidthLimitMB: 51200,
  ContentDistViewLimit: 50000,
  ContentPublicationLimit: 2500,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51200,
  DailyApexCursorLimit: 10000,
  DailyApexCursorRowsLimit: 100000000,
  DailyApexPCursorLimit: 200000,
  DailyApiRequests: 15000,
  DailyAsyncApexExecutions: 250000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15000,
  DailyBulkV2QueryFileStorageMB: 976562,
  DailyBulkV2QueryJobs: 10000,
  DailyDeliveredPlatformEvents: 10000,
  DailyDurableGenericStreamingApiEvents: 10000,
  DailyDurableStreamingApiEvents: 10000,
  DailyEinsteinDataInsightsStoryCreation: 1000,
  DailyEinsteinDiscoveryOptimizationJobRuns: 25,
  DailyEinsteinDiscoveryPredictAPICalls: 50000,
  DailyEinsteinDiscoveryPredictionsByCDC: 500000,
  DailyEinsteinDiscoveryStoryCreation: 100,
  DailyFunctionsApiCallLimit: 50000,
  DailyGenericStreamingApiEvents: 10000,
  DailyMetadataRetrievesWithDependencies: 25,
  DailyScratchOrgs: 6,
  DailyServiceEmailAgentforceCalls: 5000,
  DailyStandardVolumePlatformEvents: 10000,
  DailyStreamingApiEvents: 10000,
  DailyWorkflowEmails: 8040,
  DataStorageMB: 5,
  DurableStreamingApiConcurrentClients: 20,
  ExternalServicesActiveObjects: 3000,
  ExternalServicesActiveOperations: 3000,
  ExternalServicesObjectProperties: 400000,
  ExternalServicesObjects: 10000,
  ExternalServicesOperations: 10000,
  ExternalServicesRegistrations: 700,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5000,
  HourlyDashboardStatuses: 999999999,
  HourlyElevateAsyncReportRuns: 1200,
  HourlyElevateSyncReportRuns: 500,
  HourlyLongTermIdMapping: 100000,
  HourlyManagedContentPublicRequests: 50000,
  HourlyODataCallout: 1000,
  HourlyPublishedPlatformEvents: 50000,
  HourlyPublishedStandardVolumePlatformEvents: 1000,
  HourlyShortTermIdMapping: 100000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1000,
  MassEmail: 10,
  MaxContentDocumentsLimit: 30000000,
  MonthlyEinsteinDiscoveryStoryCreation: 500,
  MonthlyPlatformEventsUsageEntitlement: 0,
  Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500,
  PermissionSets: 1500,
  PlatformEventTriggersWithParallelProcessing: 5,
  PrivateConnectOutboundCalloutHourlyLimitMB: 0,
  PublishCallbackUsageInApex: 5242880,
  ScheduledFlowRunLimit: 250000,
  ScheduledPathRunLimit: 250000,
  SingleEmail: 15,
  StreamingApiConcurrentClients: 20,
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Use is counted per slice, so that a day of heavy use stays a short list. */
const SLICE = 60_000

/** How long use is counted, ms: what is so much an hour or a month says so in its name. */
function windowOf(name: string): number {
  if (name.startsWith('Hourly')) return HOUR
  return name.startsWith('Monthly') ? 30 * DAY : DAY
}

interface Use {
  /** Start of the slice, epoch ms. */
  at: number
  amount: number
}

export class Limits {
  readonly #now: () => number
  #maxima: Record<string, number> = { ...MAXIMA }
  #used = new Map<string, Use[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  report(): Record<string, { Max: number; Remaining: number }> {
    const names = Object.keys(this.#maxima)
    return Object.fromEntries(
      names.map((name) => {
        const Max = this.#maxima[name] ?? 0
        return [name, { Max, Remaining: Math.max(0, Max - this.#sum(name)) }]
      }),
    )
  }

  /** Counts and gives the state after it. */
  spend(name: string, amount: number): { used: number; max: number } {
    const at = Math.floor(this.#now() / SLICE) * SLICE
    const uses = this.#recent(name)
    const current = uses.at(-1)
    if (current?.at === at) current.amount += amount
    else uses.push({ at, amount })
    return { used: this.#sum(name), max: this.#maxima[name] ?? 0 }
  }

  set(name: string, max: number, used?: number): void {
    this.#maxima[name] = max
    if (used !== undefined) this.#used.set(name, [{ at: this.#now(), amount: used }])
  }

  clear(): void {
    this.#maxima = { ...MAXIMA }
    this.#used.clear()
  }

  #recent(name: string): Use[] {
    const from = this.#now() - windowOf(name)
    const uses = (this.#used.get(name) ?? []).filter((use) => use.at > from)
    this.#used.set(name, uses)
    return uses
  }

  #sum(name: string): number {
    return this.#recent(name).reduce((sum, use) => sum + use.amount, 0)
  }
}

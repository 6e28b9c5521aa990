/** Every address of the product, once. Functions make links; the patterns are what routes listen on. */
export const paths = {
  home: '/',
  survey: '/s/:code',
  surveySent: '/s/:code/sent',
  receipt: '/receipts/:receipt',
  receipts: '/receipts',
  results: '/results',
  resultsOfPeriod: '/results/:period',
  resultsOfCriterion: '/results/:period/criteria/:criterion',
  resultsOfAgency: '/results/:period/agencies/:agency',
  health: '/healthz',
  readiness: '/readyz',
  assets: '/assets',

  signIn: '/sign-in',
  signOut: '/sign-out',
  signInCode: '/sign-in/code',
  newPassword: '/new-password',
  invitation: '/invitations/:token',
  staffHome: '/staff',
  homeAffairs: '/home-affairs',
  setUp: '/home-affairs/set-up',
  board: '/home-affairs/board/:period/:block',
  agencyBoard: '/staff/board/:period/:block/:agency',
  methods: '/home-affairs/periods/:period/blocks/:block/methods',
  publishing: '/home-affairs/periods/:period/publication',
  closePeriod: '/home-affairs/periods/:period/close',
  publishPeriod: '/home-affairs/periods/:period/publish',
  stopPublishing: '/home-affairs/periods/:period/stop-publishing',
  drafts: '/home-affairs/periods/:period/drafts',
  draftOfAgency: '/home-affairs/periods/:period/drafts/:agency',
  decideObjection: '/home-affairs/periods/:period/objections/:objection/decision',
  restatement: '/home-affairs/periods/:period/restatement',
  ownDrafts: '/staff/drafts',
  ownDraft: '/staff/periods/:period/draft',
  agreeToDraft: '/staff/periods/:period/draft/agreement',
  objections: '/staff/periods/:period/objections',
  withdrawObjection: '/staff/periods/:period/objections/:objection/withdrawal',
  report: '/home-affairs/periods/:period/report.docx',
  assessmentDocx: '/home-affairs/periods/:period/agencies/:agency/assessment.docx',
  assessmentText: '/home-affairs/periods/:period/agencies/:agency/assessment.txt',
  periods: '/home-affairs/periods',
  newPeriod: '/home-affairs/periods/new',
  period: '/home-affairs/periods/:period',
  agencies: '/home-affairs/agencies',
  agency: '/home-affairs/agencies/:agency',
  forms: '/home-affairs/forms',
  people: '/staff/people',
  person: '/staff/people/:name',
  personRole: '/staff/people/:name/role',
  blockPerson: '/staff/people/:name/block',
  unblockPerson: '/staff/people/:name/unblock',
  resetPerson: '/staff/people/:name/reset',
  signOutPerson: '/staff/people/:name/sign-out',
  invitations: '/staff/invitations',
  newInvitation: '/staff/invitations/new',
  revokeInvitation: '/staff/invitations/:id/revoke',
  account: '/staff/account',
  ownPassword: '/staff/account/password',
  secondFactor: '/staff/account/second-factor',
  removeSecondFactor: '/staff/account/second-factor/remove',
  recoveryCodes: '/staff/account/recovery-codes',
  endSession: '/staff/account/sessions/:id/end',
  endOtherSessions: '/staff/account/sessions/end-others',
  audit: '/admin/audit',
  points: '/staff/points',
  newPoint: '/staff/points/new',
  bulkPoints: '/staff/points/bulk',
  pointSheets: '/staff/points/sheets.pdf',
  sheetLogo: '/staff/points/logo',
  sheetLogoImage: '/staff/points/logo/image.png',
  removeSheetLogo: '/staff/points/logo/remove',
  point: '/staff/points/:code',
  retirePoint: '/staff/points/:code/retire',
  replacePoint: '/staff/points/:code/replace',
  pointSheet: '/staff/points/:code/sheet',
  pointQrSvg: '/staff/points/:code/qr.svg',
  pointQrPng: '/staff/points/:code/qr.png',
  apiKeys: '/staff/api-keys',
  revokeApiKey: '/staff/api-keys/:id/revoke',

  api: '/api/',
  apiResponses: '/api/v1/points/:code/responses',
  apiForm: '/api/v1/forms/:form',
  apiFormSchema: '/api/v1/forms/:form/schema',
  apiPeriods: '/api/v1/periods',
  apiIndex: '/api/v1/periods/:period/index',
  apiIndexJson: '/api/v1/periods/:period/index.json',
  apiIndexCsv: '/api/v1/periods/:period/index.csv',
  apiIndexXlsx: '/api/v1/periods/:period/index.xlsx',
  apiLive: '/api/v1/periods/:period/live',
  apiResponsesOf: '/api/v1/periods/:period/responses.ndjson',
  apiPublicKeys: '/api/v1/keys',
  apiSchema: '/api/v1/schemas/:schema',
} as const

type Parameters<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<Rest>
  : P extends `${string}:${infer Name}.${string}`
    ? Name
    : P extends `${string}:${infer Name}`
      ? Name
      : never

/**
 * An address with its parameters filled in and escaped.
 * @example link(paths.survey, { code: 'k7m2qx' }) // '/s/k7m2qx'
 */
export function link<P extends string>(path: P, parameters: Record<Parameters<P>, string>): string {
  return path.replace(/:([a-z]+)/gi, (_, name: string) =>
    encodeURIComponent((parameters as Record<string, string>)[name] ?? ''),
  )
}

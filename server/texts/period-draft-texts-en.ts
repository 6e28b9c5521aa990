import type { DraftField, DraftProblemKind, MemberColumn, NextOfStatus } from './period-draft-texts.ts'

/** The words of the pages of survey periods. Dates and numbers come in already written in the language. */
export interface DraftTexts {
  readonly list: {
    readonly title: string
    readonly introduction: string
    readonly empty: string
    readonly emptyNext: string
    readonly caption: string
    readonly period: string
    readonly days: string
    readonly status: string
    readonly agencies: string
    readonly newLink: string
    readonly setUpLink: string
  }
  readonly scheduled: string
  readonly dates: (first: string, last: string) => string
  readonly newTitle: string
  readonly newIntroduction: string
  readonly create: string
  readonly copyNothing: string
  readonly copyOf: (name: string, dates: string) => string
  readonly labels: Readonly<Record<DraftField, string>>
  readonly hints: Readonly<Partial<Record<DraftField, string>>>
  readonly sections: Readonly<Record<'basics' | 'form' | 'method' | 'blocks', string>>
  readonly edit: Readonly<Record<'basics' | 'form' | 'method', string>>
  readonly editBlock: (name: string) => string
  readonly amendBlock: (name: string) => string
  readonly addBlock: string
  readonly removeBlock: string
  readonly removeBlockWarning: string
  readonly save: string
  readonly saved: string
  readonly backToPeriod: (name: string) => string
  readonly backToPeriods: string
  readonly errorTitle: (title: string) => string
  readonly errorHeading: string
  readonly stale: string
  readonly code: string
  readonly opensAt: (day: string) => string
  readonly closesAt: (day: string) => string
  readonly frozen: string
  readonly amendable: string
  readonly whatNext: string
  readonly next: NextOfStatus & {
    readonly complete: string
    readonly canOpen: string
    readonly canSchedule: (day: string) => string
    readonly waiting: (day: string) => string
    readonly opensNow: string
    readonly due: (day: string) => string
    readonly obstacles: string
    readonly willNotOpen: string
  }
  readonly openNow: string
  readonly schedule: string
  readonly unschedule: string
  readonly remove: string
  readonly removeWarning: string
  readonly board: (block: string) => string
  readonly publishing: string
  readonly points: string
  readonly previewForm: string
  readonly notOpened: string
  readonly notScheduled: string
  readonly changedMeanwhile: string
  readonly formVersion: (title: string, id: string, criteria: string, questions: string) => string
  readonly formHint: string
  readonly blockCaption: (name: string) => string
  readonly blockSize: (count: string) => string
  readonly noBlocks: string
  readonly noMembers: string
  readonly blockTarget: (target: string) => string
  readonly noTarget: string
  readonly columns: Readonly<Record<MemberColumn, string>>
  readonly columnOf: (column: string, code: string) => string
  readonly agencyNamed: (name: string, code: string) => string
  readonly madeFrom: (codes: string) => string
  readonly elsewhere: (list: string) => string
  readonly agencyIn: (code: string, block: string) => string
  readonly noAgencies: string
  readonly newBlockTitle: string
  readonly problems: Readonly<Record<DraftProblemKind, (label: string, detail: string) => string>>
  readonly obstacles: {
    readonly 'unknown-form': (form: string) => string
    readonly method: (mistakes: string) => string
    readonly 'no-agency': string
    readonly 'in-two-blocks': (codes: string) => string
    readonly 'unknown-agency': (codes: string) => string
    readonly ended: (codes: string) => string
    readonly over: string
  }
  readonly overlap: (agencies: string, name: string, dates: string) => string
  readonly overlapScheduled: (agencies: string, name: string, dates: string) => string
  readonly more: (shown: string, others: string) => string
}

export const draftTextsEn: DraftTexts = {
  list: {
    title: 'Survey periods',
    introduction:
      'Each period has its own form, method, blocks and agencies. It is prepared ahead, opened on its day, then closed and published.',
    empty: 'There is no survey period yet.',
    emptyNext:
      'Quick set-up: one page, one block, open at once. Section by section: several blocks, a choice of form and method, and a day on which the period opens by itself.',
    caption: 'Survey periods, the newest first',
    period: 'Period',
    days: 'Days',
    status: 'Status',
    agencies: 'Agencies',
    newLink: 'Prepare a new period',
    setUpLink: 'Quick set-up of one block',
  },
  scheduled: 'Ready, opens by itself',
  dates: (first, last) => `${first} – ${last}`,
  newTitle: 'Prepare a new survey period',
  newIntroduction:
    'The period is kept as a draft. Nobody can send a response before it opens, and everything can still be changed.',
  create: 'Make the draft',
  copyNothing: 'Nothing, begin from scratch',
  copyOf: (name, dates) => `${name} (${dates})`,
  labels: {
    id: 'Period code',
    copyFrom: 'Copy from the period',
    name: 'Period name',
    opensOn: 'Opens on',
    closesOn: 'Closes on',
    form: 'Form',
    code: 'Block code',
    blockName: 'Block name',
    target: 'Target of the block (%)',
    members: 'Agencies of the block',
    lines: 'Add or change agencies by pasting',
  },
  hints: {
    id: 'Lower-case letters, digits and hyphens, for example 2027. It cannot be changed later.',
    copyFrom:
      'Copies blocks, agencies, quotas, targets, form and method. Numbers of transactions belong to the old period and stay empty; agencies that have ended are replaced by those made from them.',
    opensOn: 'Responses are taken from 0:00 on this day, Vietnam time.',
    closesOn: 'Responses are taken until 24:00 on this day, Vietnam time.',
    code: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
    target: 'For example ≥ 87 or > 87.5. A number alone means ≥. Leave it empty if there is no target.',
    members: 'Tick the agencies of the block. Transactions and quota may be left empty.',
    lines:
      'One agency per line: CODE;Name;transactions;quota, where both numbers may be left out. A line adds the agency to the block (a new one is registered) and replaces its numbers above.',
  },
  sections: { basics: 'Name and days', form: 'Form', method: 'Method', blocks: 'Blocks and agencies' },
  edit: { basics: 'Change name and days', form: 'Choose the form', method: 'Change the method' },
  editBlock: (name) => `Change ${name}`,
  amendBlock: (name) => `Update ${name}`,
  addBlock: 'Add a block',
  removeBlock: 'Remove this block',
  removeBlockWarning: 'Takes the block out of the draft; its agencies stay in the registry.',
  save: 'Save',
  saved: 'Saved.',
  backToPeriod: (name) => `Back to ${name}`,
  backToPeriods: 'Back to the survey periods',
  errorTitle: (title) => `Error: ${title}`,
  errorHeading: 'Please correct the following',
  stale:
    'Somebody has just changed this period on another page. What you typed is still here; look at the period and save again.',
  code: 'Code',
  opensAt: (day) => `Opens at 0:00 on ${day}`,
  closesAt: (day) => `Closes at 24:00 on ${day}`,
  frozen: 'Frozen since the period was opened.',
  amendable:
    'The period is open: only its name, last day, transactions, quotas and targets can still be changed, and agencies added. Each change is written to the audit trail.',
  whatNext: 'What to do next',
  next: {
    complete: 'Complete the parts below, then open the period or let it open by itself on its day.',
    canOpen: 'Everything is there. Opening the period freezes its form and method for good.',
    canSchedule: (day) =>
      `Everything is there. Marked ready, the period opens by itself at 0:00 on ${day}; until then it can still be changed.`,
    waiting: (day) =>
      `The period is ready and opens by itself at 0:00 on ${day}. Until then everything can still be changed.`,
    opensNow: 'Its first day has come: the period opens by itself within a few minutes.',
    due: (day) =>
      `The period was to open by itself on ${day} and could not. It will open once this has been corrected:`,
    obstacles: 'The period cannot be opened yet:',
    willNotOpen: 'The period will not be able to open by itself unless this is corrected:',
    open: 'The period is open. Watch the figures on the boards of its blocks; print QR codes from the survey points.',
    closing: 'The period is being closed: responses on their way are waited for.',
    closed: 'The period is closed. Look through the figures, then publish.',
    publishing: 'The period is being published.',
    published: 'The results are published and do not change any more.',
  },
  openNow: 'Open the period now',
  schedule: 'Ready, open by itself',
  unschedule: 'Do not open by itself',
  remove: 'Delete this draft',
  removeWarning: 'Deletes the draft for good. No response is lost, since it was never open.',
  board: (block) => `Board of ${block}`,
  publishing: 'Closing and publishing',
  points: 'Survey points and QR codes',
  previewForm: 'See the form',
  notOpened: 'The period could not be opened. The reasons are below.',
  notScheduled: 'The period could not be marked ready. The reasons are below.',
  changedMeanwhile: 'Somebody has just changed or opened this period. This is how it stands.',
  formVersion: (title, id, criteria, questions) =>
    `${title} (${id}): ${criteria} criteria, ${questions} questions in the index.`,
  formHint: 'The form is frozen when the period opens. Another form is imported on the page “Forms”.',
  blockCaption: (name) => `Agencies of ${name}`,
  blockSize: (count) => `${count} agencies`,
  noBlocks: 'There is no block yet. Add one and choose its agencies.',
  noMembers: 'The block has no agency yet.',
  blockTarget: (target) => `Target: ${target}.`,
  noTarget: 'No target.',
  columns: { agency: 'Agency', transactions: 'Transactions', quota: 'Quota', target: 'Own target (%)' },
  columnOf: (column, code) => `${column}: ${code}`,
  agencyNamed: (name, code) => `${name} (${code})`,
  madeFrom: (codes) => `made from ${codes}`,
  elsewhere: (list) => `In another block of this period: ${list}.`,
  agencyIn: (code, block) => `${code} (${block})`,
  noAgencies: 'There is no other agency in the registry. Paste the agencies into the field below.',
  newBlockTitle: 'Add a block',
  problems: {
    missing: (label) => `Enter “${label}”.`,
    unreadable: (label) => `“${label}” holds characters that could not be read. Type it again in Unicode.`,
    'too-long': (label, longest) => `“${label}” is longer than ${longest} characters.`,
    'bad-code': (label) => `“${label}” may hold lower-case letters, digits and hyphens, 32 at most.`,
    'reserved-code': (label) => `“${label}” cannot be “new”. Choose another code.`,
    taken: (label, by) => `“${label}” exists: ${by}. Choose another code.`,
    'bad-day': (label) => `“${label}” is not a real day, for example 30/11/2026.`,
    'ends-before-it-opens': (label) => `“${label}” must not be before the day it opens.`,
    'already-over': (label) => `“${label}” is past. The period must still be able to take responses.`,
    'not-an-option': (label) => `Choose “${label}” from the list.`,
    'none-chosen': (label) => `Choose at least one of “${label}”.`,
    'not-a-whole-number': (label, range) => `“${label}” must be a whole number ${range}, in digits only.`,
    'bad-share': (label) => `“${label}” must be a percentage above 0 and below 100, for example 5.`,
    'bad-target': (label) =>
      `“${label}”: write a target like ≥ 87 or > 87.5, with a number above 0 and at most 100.`,
    'bad-number': (label) =>
      `“${label}”: digits only, 1 or more, for example 2400; leave it empty if it is not known.`,
    'in-another-block': (_, where) => `An agency is in one block of a period only: ${where}.`,
    overlap: (_, what) => what,
    'too-many': (label, most) => `“${label}”: more than ${most} lines.`,
  },
  obstacles: {
    'unknown-form': (form) => `The form ${form} does not exist here.`,
    method: (mistakes) => `The method cannot be used: ${mistakes}.`,
    'no-agency': 'The period has no agency.',
    'in-two-blocks': (codes) => `Agencies in two blocks: ${codes}.`,
    'unknown-agency': (codes) => `Agencies that are not registered: ${codes}.`,
    ended: (codes) => `Agencies that ended before the first day: ${codes}.`,
    over: 'The last day of the period is past.',
  },
  overlap: (agencies, name, dates) =>
    `The period ${name} (${dates}) is open for ${agencies}. An agency has one open period on a day: change the days, leave these agencies out, or close the other period.`,
  overlapScheduled: (agencies, name, dates) =>
    `The period ${name} (${dates}) is to open by itself for ${agencies} on the same days. Change the days or leave these agencies out of one of the two.`,
  more: (shown, others) => `${shown} and ${others} more`,
}

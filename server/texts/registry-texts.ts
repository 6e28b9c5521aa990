import type { Language } from '../../survey-forms/form-definition.ts'
import { registryTextsEn } from './registry-texts-en.ts'
import { registryTextsVi } from './registry-texts-vi.ts'

/** The fields of the registry's forms; also the ids that the error summary links to. */
export type RecordField =
  | 'agencies'
  | 'code'
  | 'name'
  | 'beganOn'
  | 'endedOn'
  | 'predecessors'
  | 'address'
  | 'host'
  | 'on'

/** What can be wrong with a field. */
export type RecordProblemCode =
  | 'missing'
  | 'unreadable'
  | 'too-long'
  | 'bad-code'
  | 'taken-code'
  | 'bad-day'
  | 'began-after-ended'
  | 'unknown-agency'
  | 'own-predecessor'
  | 'circle'
  | 'not-an-option'
  | 'desk-taken'
  | 'none-chosen'
  | 'nothing-changes'
  | 'ended-later'
  | 'began-later'
  | 'has-ended'

export interface RegistryTexts {
  readonly agencies: {
    readonly title: string
    readonly introduction: string
    readonly empty: string
    readonly add: string
    readonly merge: string
    readonly places: string
    readonly import: string
    readonly exportXlsx: string
    readonly search: string
    readonly searchButton: string
    readonly searchAll: string
    readonly found: (count: string, query: string) => string
    readonly nothingFound: (query: string) => string
    readonly inBlock: (block: string, period: string) => string
    readonly inNoBlock: (period: string) => string
    readonly all: string
    readonly ended: string
    readonly columns: {
      readonly name: string
      readonly code: string
      readonly units: string
      readonly points: string
      readonly endedOn: string
    }
  }
  readonly agency: {
    readonly edit: string
    readonly merge: string
    readonly code: string
    readonly working: string
    readonly began: string
    readonly endedOn: (day: string) => string
    readonly unknown: string
    readonly status: string
    readonly predecessors: string
    readonly heirs: string
    readonly none: string
    readonly units: string
    readonly noUnits: string
    readonly addUnit: string
    readonly unitCode: string
    readonly unitName: string
    readonly edited: string
    readonly editUnit: (name: string) => string
    readonly periods: string
    readonly noPeriods: string
    readonly periodColumns: {
      readonly period: string
      readonly block: string
      readonly transactions: string
      readonly quota: string
      readonly ranked: string
    }
    readonly yes: string
    readonly points: string
    readonly pointCount: (inUse: string, retired: string) => string
    readonly toPoints: string
    readonly places: string
    readonly noPlaces: string
    readonly history: string
    readonly noHistory: string
    readonly change: (field: string, from: string, to: string) => string
    readonly nothing: string
    readonly by: (name: string, at: string) => string
    readonly unit: (code: string) => string
    readonly saved: string
    readonly merged: string
  }
  readonly places: {
    readonly title: string
    readonly introduction: string
    readonly empty: string
    readonly add: string
    readonly edit: (name: string) => string
    readonly columns: {
      readonly name: string
      readonly address: string
      readonly host: string
      readonly points: string
    }
    readonly ended: (day: string) => string
  }
  readonly forms: {
    readonly newAgency: string
    readonly editAgency: (name: string) => string
    readonly newUnit: (agency: string) => string
    readonly editUnit: (unit: string, agency: string) => string
    readonly newPlace: string
    readonly editPlace: (name: string) => string
    readonly merge: string
    readonly mergeIntroduction: readonly string[]
    readonly placeHint: string
    readonly labels: Readonly<Record<RecordField, string>>
    readonly unitLabels: { readonly code: string; readonly name: string }
    readonly placeLabels: { readonly code: string; readonly name: string }
    readonly mergeLabels: { readonly code: string; readonly name: string }
    readonly hints: Readonly<Partial<Record<RecordField, string>>>
    readonly codeHint: string
    readonly noHost: string
    readonly endedAgencies: string
    readonly endedOn: (name: string, day: string) => string
    readonly save: string
    readonly mergeButton: string
    readonly remove: string
    readonly removeWarning: string
    readonly removeRefused: string
    readonly backToAgencies: string
    readonly backToAgency: (name: string) => string
    readonly backToPlaces: string
    readonly errorTitle: (title: string) => string
    readonly errorHeading: string
    readonly conflictHeading: string
    readonly conflict: string
    readonly conflictUnknown: string
  }
  readonly problems: Readonly<Record<RecordProblemCode, (label: string, text: string) => string>>
}

export const registryTexts: Readonly<Record<Language, RegistryTexts>> = {
  vi: registryTextsVi,
  en: registryTextsEn,
}

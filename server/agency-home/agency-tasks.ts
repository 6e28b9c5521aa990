import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { type AgencyTaskName, agencyHomeTexts } from '../texts/agency-home-texts.ts'
import { may, type Permission } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'

/** What people of an agency can go on to. A new page of theirs is added here, with its words beside the others. */
const tasks: readonly {
  readonly name: AgencyTaskName
  readonly path: string
  readonly permission: Permission
}[] = [
  { name: 'points', path: paths.points, permission: 'see-points' },
  { name: 'people', path: paths.people, permission: 'see-people' },
  { name: 'apiKeys', path: paths.apiKeys, permission: 'see-api-keys' },
  { name: 'account', path: paths.account, permission: 'own-account' },
]

/** The tasks that this person may do. */
export function agencyTasks(
  staff: Staff,
  language: Language,
): readonly { readonly href: string; readonly text: string }[] {
  return tasks
    .filter(({ permission }) => may(staff, permission))
    .map(({ name, path }) => ({ href: path, text: agencyHomeTexts[language].task[name] }))
}

import type { IndexDocument } from '../../scoring/index-document.ts'
import { reachOf } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'

/**
 * The figures of a live document that a signed-in person may see now. Everything that shows live figures passes
 * through here: the board and its fragments, the API's live document and its stream.
 *
 * Home affairs sees everything at once, so today this is the document itself. With the accounts of agencies comes
 * here what "small numbers" of the product asks for: an agency sees only its own figures (other agencies' and the
 * ranks stay null until publication), n at once, but percentages, grades and comments only in the steps of
 * `agencySteps` (scoring/agency-steps.ts), whose last state has to be stored, and without `tally`, so that nobody at
 * the desk learns one visitor's answers by looking before and after.
 */
export function visibleFigures(staff: Staff, document: IndexDocument): IndexDocument {
  return reachOf(staff, 'see-live-figures') === 'all' ? document : { ...document, blocks: [] }
}

import type { Operation } from './operation.ts'
import { checkingOperations } from './operations/checking-operations.ts'
import { descriptionOperations } from './operations/description-operations.ts'
import { formsOperations } from './operations/forms-operations.ts'
import { importsOperations } from './operations/imports-operations.ts'
import { indexesOperations } from './operations/indexes-operations.ts'
import { responsesOperations } from './operations/responses-operations.ts'

/**
 * Everything the API can do. A route that is missing here, or one here that the application does not have, fails
 * test/server/api-description/routes-described.test.ts.
 */
export const operations: readonly Operation[] = [
  ...responsesOperations,
  ...formsOperations,
  ...indexesOperations,
  ...importsOperations,
  ...checkingOperations,
  ...descriptionOperations,
]

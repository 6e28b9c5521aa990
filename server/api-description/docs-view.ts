import type { Language } from '../../survey-forms/form-definition.ts'
import { schemasOfFiles } from '../api-schemas/schemas-of-files.ts'
import { link, paths } from '../paths.ts'
import { apiDocsTexts } from '../texts/api-docs-texts.ts'
import { apiKeysTexts } from '../texts/api-keys-texts.ts'
import { keyScopesOf } from '../web/permissions.ts'
import { inLanguage } from '../web/public-page.ts'
import type { OpenApiDocument } from './openapi-types.ts'
import { type OperationView, operationView } from './operation-view.ts'
import { schemaAnchor, schemaNode } from './schema-view.ts'

/** A key that nobody has, to be replaced. */
const noKey = '…'

/**
 * The page for people, made of the document for programs.
 * @param site the address of this installation, e.g. "https://hailong.example"
 */
export function docsView(document: OpenApiDocument, site: string, language: Language) {
  const texts = apiDocsTexts[language]
  const groups = document.tags.map(({ name, description }) => ({
    id: `group-${name}`,
    heading: description,
    operations: operationsOf(document, name, language),
  }))
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => {
    const id = schemaAnchor(name)
    return { id, name, node: schemaNode(schema, language, { id }) }
  })
  return {
    title: document.info.title,
    texts,
    summary: document.info.summary,
    overview: document.info.description.split('\n\n'),
    document: { href: inLanguage(paths.apiDescription, language), text: texts.document },
    contents: contentsOf(groups, language),
    scopes: scopesOf(language),
    shell: `SITE=${site}\nKEY=${noKey}`,
    groups,
    schemas,
    schemaFiles: Object.keys(schemasOfFiles).map((schema) => ({
      href: link(paths.apiSchema, { schema }),
      text: schema,
    })),
  }
}

function operationsOf(
  document: OpenApiDocument,
  group: string,
  language: Language,
): readonly OperationView[] {
  return Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(group))
      .map(([method, operation]) => operationView(address, method, operation, language)),
  )
}

function contentsOf(
  groups: readonly {
    readonly id: string
    readonly heading: string
    readonly operations: readonly OperationView[]
  }[],
  language: Language,
) {
  const texts = apiDocsTexts[language]
  const section = (id: string, text: string) => ({ href: `#${id}`, text, inner: [] })
  return [
    section('overview', texts.overviewHeading),
    section('keys', texts.keysHeading),
    section('errors', texts.errorsHeading),
    ...groups.map(({ id, heading, operations }) => ({
      href: `#${id}`,
      text: heading,
      inner: operations.map((operation) => ({ href: `#${operation.id}`, text: operation.summary })),
    })),
    section('signatures', texts.checkingHeading),
    section('ndjson', texts.linesHeading),
    section('schemas', texts.schemasHeading),
  ]
}

function scopesOf(language: Language) {
  const texts = apiDocsTexts[language]
  const ofAgencies = keyScopesOf('agency-viewer')
  return keyScopesOf('home-affairs').map((scope) => ({
    scope,
    allows: apiKeysTexts[language].scopes[scope] ?? scope,
    forWhom: ofAgencies.includes(scope) ? texts.anyKey : texts.province,
  }))
}

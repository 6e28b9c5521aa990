import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import type { OperationId } from '../texts/api-operations-texts.ts'

/** The parts of an OpenAPI 3.1 document that this one uses. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: {
    readonly title: string
    readonly version: string
    readonly summary: string
    readonly description: string
    readonly license: { readonly name: string; readonly identifier: string }
  }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  /** By address, then by method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<
      Record<string, { readonly type: 'http'; readonly scheme: 'bearer'; readonly description: string }>
    >
  }
}

export interface OpenApiOperation {
  readonly operationId: OperationId
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly OpenApiParameter[]
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent }
  readonly responses: Readonly<Record<string, OpenApiResponse>>
  /** Whole requests with what they are answered; `curl` takes the address of the site and a key from `$SITE`, `$KEY`. */
  readonly 'x-examples': readonly OpenApiExample[]
}

export interface OpenApiParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly example?: string
}

export interface OpenApiHeader {
  /** Whether it is always sent. */
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

export interface OpenApiResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, OpenApiHeader>>
  readonly content?: OpenApiContent
}

export type OpenApiContent = Readonly<Record<string, OpenApiMedia>>

export interface OpenApiMedia {
  readonly schema?: JsonSchema
  /** Of each line, or of the data of each event. */
  readonly 'x-lines'?: JsonSchema
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
}

export interface OpenApiExample {
  readonly name: string
  readonly summary: string
  readonly parameters: Readonly<Record<string, string>>
  readonly withKey: boolean
  readonly body?: { readonly type: string; readonly content: unknown }
  readonly curl: string
  readonly status: number
  readonly answer?: unknown
}

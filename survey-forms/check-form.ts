import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { LocalizedText } from './form-definition.ts'
import { formDefinitionSchema, formLimits } from './form-definition-schema.ts'
import { elementsAt, fieldAt, type PlaceInJson, textsIn } from './place-in-json.ts'
import { shownName } from './shown-name.ts'

/** One mistake of a form's author: where, as a JSON pointer, and what. */
export interface FormMistake {
  readonly path: string
  readonly message: LocalizedText
}

/** More are not listed: a document of another kind would fill pages. */
const mistakesListed = 200

/** Names that mean something else in a posted body or a file of responses. `constructor` would meet JavaScript's own. */
const reservedNames = new Set([
  'submission',
  'form',
  'lang',
  'comment',
  'wishes',
  'respondent',
  'context',
  'agency',
  'constructor',
])

// All errors on purpose: an author needs every mistake at once. Safe, since imports are limited in size by the shell
// and the patterns are linear.
const hasShape = new Ajv2020({ strict: true, allErrors: true, ownProperties: true }).compile(
  formDefinitionSchema,
)

/** Each rule reads what it can of a document of any shape, so that one mistake does not hide the others. */
type Rule = (form: PlaceInJson) => readonly FormMistake[]

const rules: readonly Rule[] = [
  checkNamesUnique,
  checkNamesNotReserved,
  checkAnswerCodesUnique,
  checkOptionCodesUnique,
  checkCodesNotReserved,
  checkLabelsDistinct,
  checkPointsDistinct,
  checkSatisfiedGradesAreTheBest,
  checkWeights,
  checkNumberOfQuestions,
  checkNoOpinionDefined,
  checkWishesWithinOptions,
  checkPlaceholders,
  checkCharacters,
]

/**
 * Every mistake a form definition holds, in its shape and in its rules; empty when it can be used. Never throws.
 *
 * Codes live in three name spaces: criteria and questions (graded, context, respondent) together, because they share
 * the columns of a file and the ids of a page; grades and no opinion; the options of each question.
 *
 * @example checkForm(fiveCriteriaProposedV1) // []
 * @example checkForm({})[0] // { path: '/code', message: { vi: 'Thiếu mục này.', en: 'This field is missing.' } }
 */
export function checkForm(value: unknown): readonly FormMistake[] {
  const form: PlaceInJson = { path: '', value }
  const shape = hasShape(value) ? [] : (hasShape.errors ?? []).map(shapeMistake)
  return [...shape, ...rules.flatMap((rule) => rule(form))].slice(0, mistakesListed)
}

// The parts of a form, as places.

function criteriaOf(form: PlaceInJson): readonly PlaceInJson[] {
  return elementsAt(fieldAt(form, 'criteria'))
}

function gradedQuestionsOf(form: PlaceInJson): readonly PlaceInJson[] {
  return [
    ...criteriaOf(form).flatMap((criterion) => elementsAt(fieldAt(criterion, 'questions'))),
    ...elementsAt(fieldAt(form, 'outside')),
  ]
}

function choiceQuestionsOf(form: PlaceInJson): readonly PlaceInJson[] {
  return [...elementsAt(fieldAt(form, 'context')), ...elementsAt(fieldAt(form, 'respondent'))]
}

/** Codes of criteria and questions: one name space. */
function namesOf(form: PlaceInJson): readonly PlaceInJson[] {
  return codesOf([...choiceQuestionsOf(form), ...criteriaOf(form), ...gradedQuestionsOf(form)])
}

function gradesOf(form: PlaceInJson): readonly PlaceInJson[] {
  return elementsAt(fieldAt(form, 'scale'))
}

/** Each group of things of which a visitor chooses one or some. */
function choiceGroupsOf(form: PlaceInJson): readonly (readonly PlaceInJson[])[] {
  return [...choiceQuestionsOf(form), fieldAt(form, 'wishes')].map((question) =>
    elementsAt(fieldAt(question, 'options')),
  )
}

function codesOf(coded: readonly PlaceInJson[]): readonly PlaceInJson[] {
  return coded.map((place) => fieldAt(place, 'code'))
}

// The rules.

function checkNamesUnique(form: PlaceInJson): readonly FormMistake[] {
  return repeatedCodes(namesOf(form))
}

function checkNamesNotReserved(form: PlaceInJson): readonly FormMistake[] {
  return namesOf(form)
    .filter(({ value }) => typeof value === 'string' && (reservedNames.has(value) || value.startsWith('x-')))
    .map(({ path, value }) => {
      const name = shownName(String(value))
      return mistake(path, `Mã “${name}” đã dành cho việc khác.`, `The code “${name}” is reserved.`)
    })
}

function checkAnswerCodesUnique(form: PlaceInJson): readonly FormMistake[] {
  return repeatedCodes(codesOf([...gradesOf(form), fieldAt(form, 'noOpinion')]))
}

function checkOptionCodesUnique(form: PlaceInJson): readonly FormMistake[] {
  return choiceGroupsOf(form).flatMap((options) => repeatedCodes(codesOf(options)))
}

/** Answers and counts are kept by code, where JavaScript's own `constructor` must never be met. */
function checkCodesNotReserved(form: PlaceInJson): readonly FormMistake[] {
  const answerCodes = codesOf([...gradesOf(form), fieldAt(form, 'noOpinion'), ...choiceGroupsOf(form).flat()])
  return answerCodes
    .filter(({ value }) => value === 'constructor')
    .map(({ path }) =>
      mistake(path, 'Mã “constructor” không dùng được.', 'The code “constructor” cannot be used.'),
    )
}

/** Two choices that read the same cannot be told apart on the page. */
function checkLabelsDistinct(form: PlaceInJson): readonly FormMistake[] {
  const scale = [...gradesOf(form), fieldAt(form, 'noOpinion')]
  return [scale, ...choiceGroupsOf(form)].flatMap((choices) =>
    ['vi', 'en'].flatMap((language) =>
      repeated(choices.map((choice) => fieldAt(fieldAt(choice, 'label'), language))).map(
        ({ path, value }) => {
          const label = shownName(String(value))
          return mistake(path, `Nhãn “${label}” bị lặp lại.`, `The label “${label}” is used twice.`)
        },
      ),
    ),
  )
}

function checkPointsDistinct(form: PlaceInJson): readonly FormMistake[] {
  return repeated(gradesOf(form).map((grade) => fieldAt(grade, 'points'))).map(({ path, value }) =>
    mistake(path, `Hai mức cùng có ${value} điểm.`, `Two grades are worth ${value} points.`),
  )
}

/** A grade worth more than a satisfied one is satisfied too; otherwise the share of satisfied answers means nothing. */
function checkSatisfiedGradesAreTheBest(form: PlaceInJson): readonly FormMistake[] {
  const grades = gradesOf(form)
  const pointsOf = (grade: PlaceInJson) => fieldAt(grade, 'points').value
  const isSatisfied = (grade: PlaceInJson) => fieldAt(grade, 'satisfied').value === true
  const least = grades
    .filter(isSatisfied)
    .map((grade) => Number(pointsOf(grade)))
    .reduce((lower, points) => (points < lower ? points : lower), Number.POSITIVE_INFINITY)
  return grades
    .filter((grade) => !isSatisfied(grade) && Number(pointsOf(grade)) > least)
    .map((grade) =>
      mistake(
        fieldAt(grade, 'satisfied').path,
        'Mức này có điểm cao hơn một mức “hài lòng” nên cũng phải là “hài lòng”.',
        'This grade is worth more than a satisfied one, so it must be satisfied as well.',
      ),
    )
}

/** Some weight must be positive, and none so small that its decimal form needs an exponent. */
function checkWeights(form: PlaceInJson): readonly FormMistake[] {
  const weights = criteriaOf(form).map((criterion) => fieldAt(criterion, 'weight'))
  const tiny = weights
    .filter(({ value }) => typeof value === 'number' && value > 0 && value < 0.000001)
    .map(({ path }) =>
      mistake(
        path,
        'Trọng số phải là 0 hoặc từ 0,000001 trở lên.',
        'A weight must be 0 or at least 0.000001.',
      ),
    )
  const isSomePositive = weights.some(({ value }) => typeof value === 'number' && value > 0)
  if (weights.length === 0 || isSomePositive) return tiny
  return [
    ...tiny,
    mistake(
      '/criteria',
      'Ít nhất một tiêu chí phải có trọng số lớn hơn 0.',
      'At least one criterion must have a weight greater than 0.',
    ),
  ]
}

function checkNumberOfQuestions(form: PlaceInJson): readonly FormMistake[] {
  const limit = formLimits.gradedQuestions
  if (gradedQuestionsOf(form).length <= limit) return []
  return [
    mistake(
      '/criteria',
      `Phiếu có quá ${limit} câu hỏi chấm mức.`,
      `The form has more than ${limit} graded questions.`,
    ),
  ]
}

/** Where a question allows no opinion, or a criterion words it, the form must say what no opinion is. */
function checkNoOpinionDefined(form: PlaceInJson): readonly FormMistake[] {
  if (fieldAt(form, 'noOpinion').value !== undefined) return []
  const allowing = gradedQuestionsOf(form)
    .map((question) => fieldAt(question, 'allowNoOpinion'))
    .filter(({ value }) => value === true)
  const wording = criteriaOf(form)
    .map((criterion) => fieldAt(criterion, 'noOpinionLabel'))
    .filter(({ value }) => value !== undefined)
  return [...allowing, ...wording].map(({ path }) =>
    mistake(path, 'Phiếu chưa có mục noOpinion.', 'The form does not define noOpinion.'),
  )
}

function checkWishesWithinOptions(form: PlaceInJson): readonly FormMistake[] {
  const wishes = fieldAt(form, 'wishes')
  const maxChoices = fieldAt(wishes, 'maxChoices')
  const options = fieldAt(wishes, 'options')
  if (typeof maxChoices.value !== 'number' || !Array.isArray(options.value)) return []
  if (maxChoices.value <= options.value.length) return []
  return [
    mistake(
      maxChoices.path,
      `Chỉ có ${options.value.length} lựa chọn.`,
      `There are only ${options.value.length} options.`,
    ),
  ]
}

/** `{surveyor}` in the introduction is the only placeholder; braces anywhere else would be printed as they are. */
function checkPlaceholders(form: PlaceInJson): readonly FormMistake[] {
  return textsIn(form)
    .filter(({ path, value }) => {
      const text = String(value)
      return /[{}]/.test(path.startsWith('/introduction/') ? text.replaceAll('{surveyor}', '') : text)
    })
    .map(({ path }) =>
      mistake(
        path,
        'Chỉ được dùng {surveyor}, và chỉ trong phần giới thiệu.',
        'Only {surveyor} may stand in braces, and only in the introduction.',
      ),
    )
}

/** Texts are NFC, as everything compared with them is, and hold only what can be printed. */
function checkCharacters(form: PlaceInJson): readonly FormMistake[] {
  return textsIn(form).flatMap(({ path, value }) => {
    const text = String(value)
    if (/[\p{Cc}\p{Cs}]/u.test(text)) {
      return [
        mistake(path, 'Có ký tự điều khiển hoặc ký tự hỏng.', 'It holds a control or broken character.'),
      ]
    }
    if (text !== text.normalize('NFC')) {
      return [
        mistake(path, 'Chữ phải ở dạng Unicode dựng sẵn (NFC).', 'The text must be in Unicode form NFC.'),
      ]
    }
    return []
  })
}

// What is said.

function mistake(path: string, vi: string, en: string): FormMistake {
  return { path, message: { vi, en } }
}

function repeatedCodes(codes: readonly PlaceInJson[]): readonly FormMistake[] {
  return repeated(codes).map(({ path, value }) => {
    const code = shownName(String(value))
    return mistake(path, `Mã “${code}” bị lặp lại.`, `The code “${code}” is used twice.`)
  })
}

/** The places whose text or number has occurred before. */
function repeated(places: readonly PlaceInJson[]): readonly PlaceInJson[] {
  const seen = new Set<unknown>()
  return places.filter(({ value }) => {
    if (typeof value !== 'string' && typeof value !== 'number') return false
    const isRepeated = seen.has(value)
    seen.add(value)
    return isRepeated
  })
}

const typeNames: Readonly<Record<string, LocalizedText>> = {
  object: { vi: 'một đối tượng', en: 'an object' },
  array: { vi: 'một danh sách', en: 'a list' },
  string: { vi: 'chữ', en: 'text' },
  integer: { vi: 'số nguyên', en: 'an integer' },
  number: { vi: 'số', en: 'a number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
}

function shapeMistake({ keyword, instancePath: path, params }: ErrorObject): FormMistake {
  const limit: unknown = params['limit']
  switch (keyword) {
    case 'required':
      return mistake(`${path}/${params['missingProperty']}`, 'Thiếu mục này.', 'This field is missing.')
    case 'additionalProperties': {
      const name = shownName(params['additionalProperty'])
      return mistake(path, `Không có mục nào tên “${name}”.`, `There is no field named “${name}”.`)
    }
    case 'type': {
      const type = typeNames[params['type']]
      return mistake(path, `Phải là ${type?.vi}.`, `It must be ${type?.en}.`)
    }
    case 'pattern':
      return path.endsWith('/code')
        ? mistake(
            path,
            'Mã chỉ gồm chữ thường a–z, chữ số và dấu “-”, bắt đầu bằng chữ cái (mã lựa chọn: chữ cái hoặc chữ số), dài nhất 64 ký tự.',
            'A code holds only a–z, digits and “-”, begins with a letter (of an option: a letter or digit) and has at most 64 characters.',
          )
        : mistake(path, 'Không được để trống.', 'It must not be blank.')
    case 'maxLength':
      return mistake(path, `Dài quá ${limit} ký tự.`, `It is longer than ${limit} characters.`)
    case 'minItems':
      return mistake(path, `Cần ít nhất ${limit} phần tử.`, `It needs at least ${limit} elements.`)
    case 'maxItems':
      return mistake(path, `Có quá ${limit} phần tử.`, `It has more than ${limit} elements.`)
    case 'minimum':
      return mistake(path, `Không được nhỏ hơn ${limit}.`, `It must not be less than ${limit}.`)
    case 'maximum':
      return mistake(path, `Không được lớn hơn ${limit}.`, `It must not be greater than ${limit}.`)
    default:
      return mistake(path, 'Giá trị không hợp lệ.', 'The value is not valid.')
  }
}

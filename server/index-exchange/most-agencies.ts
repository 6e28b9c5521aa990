/** In one file: ten times what a province has; a file of another kind must not take long to refuse. */
export const mostAgencies = 2_000

/** As a mistake of a file, which are in Vietnamese in both languages. */
export const tooManyAgencies = 'quá lớn so với một kỳ khảo sát (nhiều nhất 2.000 khối và đơn vị)'

import fc from 'fast-check'

// A mutant must meet the cases that the program passed, or chance would decide whether it survives.
fc.configureGlobal({ seed: 20_250_312 })

export * from './definition';
export * from './fault-codes';
export * from './formly';
export { type PartialDate, canonicalText, readDate } from './formats';
export { cleanText, normalise } from './normalise';
export { type SubmissionCheck, checkPage, checkShape, checkSubmission, isRequired } from './validate';
export { type Visible, canonical, holds, visibleOf, visibleOfRow } from './visible';

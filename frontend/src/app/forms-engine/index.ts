export * from './definition';
export * from './formly';
export { type PartialDate, readDate } from './formats';
export { cleanText, normalise } from './normalise';
export { type SubmissionCheck, checkPage, checkShape, checkSubmission, isRequired } from './validate';
export { type Visible, canonical, holds, visibleOf, visibleOfRow } from './visible';

export { loadSampleCounty, type LoadedSample, type SampleOrder } from './load-sample.ts'
export { problems as sampleProblems } from './problems.ts'

export { loadSampleCounty, type LoadedSample, type SampleOrder } from './load-sample.ts'

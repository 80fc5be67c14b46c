export { routes } from './routes.ts'
export { countComplaints } from './store.ts'

export { ProdManager } from './prod-manager.ts';
export type { ProdManagerOptions } from './options.ts';
export type { FetchInit, FetchLike, FetchResponse } from './options.ts';
export type { ResponseInfo } from './options.ts';
export type { RateLimit } from './rate-limit.ts';

export {
  type AnyProdManagerError,
  type ErrorCode,
  HttpError,
  isProdManagerError,
  ParseError,
  ProdManagerError,
} from './errors.ts';

export { type AnyManager, Manager } from './manager.ts';
export type { MaintenanceManager } from './maintenance-manager.ts';
export type { List, ListOptions, Page } from './list.ts';
export { Resource } from './manager.ts';
export type { CommentableResource } from './manager.ts';
export type { CallOptions, Method, RequestOptions } from './request.ts';
export type { ApiResponse } from './api-response.ts';
export type { Counts } from './weather.ts';
export type { Health } from './health.ts';

export * from './protocol/vocabulary.ts';
export type * from './wire-types.ts';
export type * from './filters.ts';
export type * from './fields.ts';
export type { OneOrMany, Parameters, ParameterValue } from './parameters.ts';
export {
  announcementSchema,
  announcementShape,
  eventSchema,
  eventShape,
  idSchema,
  incidentSchema,
  incidentShape,
  maintenanceSchema,
  maintenanceShape,
  monitorSchema,
  monitorShape,
  placeShape,
  scopeSchema,
  serviceSchema,
} from './schemas.ts';

import type { ApiResponse } from './api-response.ts';
import { Connection } from './connection.ts';
import type {
  AnnouncementFields,
  IncidentFields,
  MonitorFields,
  NewIncidentFields,
  NewMonitorFields,
  ScopeFields,
  ServiceFields,
} from './fields.ts';
import type { AnnouncementFilters, Filters, IncidentFilters, MonitorFilters } from './filters.ts';
import { type Health, readHealth } from './health.ts';
import { MaintenanceManager } from './maintenance-manager.ts';
import {
  type AnyManager,
  CommentableObject,
  type CommentableResource,
  Manager,
  openManager,
  type Resource,
} from './manager.ts';
import type { ProdManagerOptions } from './options.ts';
import type { RateLimit } from './rate-limit.ts';
import { type CallOptions, type Method, type RequestOptions, sendRequest, toApiPath } from './request.ts';
import { announcementSchema, incidentSchema, monitorSchema, scopeSchema, serviceSchema } from './schemas.ts';
import { Tokens } from './tokens.ts';
import { Weather } from './weather.ts';
import type { Announcement, Incident, Monitor, Scope, Service } from './wire-types.ts';

/**
 * The client of a ProdManager server: a manager per resource, and every other endpoint through
 * {@link ProdManager.manager} and {@link ProdManager.request}.
 *
 * @example
 * const pm = new ProdManager({ url: 'https://prodmanager.example.com' });
 * for await (const scope of pm.scope.list()) console.log(scope.name);
 */
export class ProdManager {
  readonly scope: Manager<Scope, Filters, ScopeFields>;
  readonly service: Manager<Service, Filters, ServiceFields>;
  readonly monitor: Manager<
    Monitor,
    MonitorFilters,
    MonitorFields,
    Resource<Monitor, MonitorFields>,
    NewMonitorFields
  >;
  readonly incident: Manager<
    Incident,
    IncidentFilters,
    IncidentFields,
    CommentableResource<Incident, IncidentFields>,
    NewIncidentFields
  >;
  readonly maintenance: MaintenanceManager;
  readonly announcement: Manager<Announcement, AnnouncementFilters, AnnouncementFields>;
  readonly weather: Weather;
  readonly token: Tokens;
  readonly #connection: Connection;
  readonly #options: ProdManagerOptions;

  /** @throws ProdManagerError `config`; the message names the invalid option, never its value. */
  constructor(options: ProdManagerOptions) {
    const connection = new Connection(options);
    this.scope = new Manager(connection, 'scope', scopeSchema);
    this.service = new Manager(connection, 'service', serviceSchema);
    this.monitor = new Manager(connection, 'monitor', monitorSchema);
    this.incident = new Manager(connection, 'incident', incidentSchema, CommentableObject);
    this.maintenance = new MaintenanceManager(connection);
    this.announcement = new Manager(connection, 'announcement', announcementSchema);
    this.weather = new Weather(connection);
    this.token = new Tokens(connection);
    this.#connection = connection;
    this.#options = options;
  }

  /**
   * A client of the same server with the same token and different options. It tracks its own {@link rateLimit}.
   *
   * @throws ProdManagerError `config`
   */
  with(options: Partial<Omit<ProdManagerOptions, 'url' | 'token'>>): ProdManager {
    return new ProdManager({ ...this.#options, ...options });
  }

  /** The server's address, without a trailing slash and without `/api`. */
  get url(): string {
    return this.#connection.url;
  }

  /** The rate limit from the latest response that had one; null before. */
  get rateLimit(): RateLimit | null {
    return this.#connection.rateLimit;
  }

  /**
   * A manager of any endpoint below `/api`, such as `scope/1/thing`, with untyped rows.
   *
   * @throws ProdManagerError `config` for a path outside the API.
   */
  manager(path: string): AnyManager {
    return openManager(this.#connection, toApiPath(path));
  }

  /**
   * Sends a request to any endpoint below `/api`, such as `weather/monitor`. Parameters go in `query`, not in the path.
   *
   * @throws HttpError for an error status; ProdManagerError with any code but `parse` and `incomplete`.
   */
  async request(method: Method, path: string, options?: RequestOptions): Promise<ApiResponse> {
    return sendRequest(this.#connection, method, toApiPath(path), options);
  }

  /**
   * Checks the health of the server and reads its version.
   *
   * @throws HttpError, ParseError or ProdManagerError where the server is unhealthy, unreachable or not ProdManager.
   * @see GET BASE/health
   */
  async health(options: CallOptions = {}): Promise<Health> {
    return readHealth(this.#connection, options);
  }
}

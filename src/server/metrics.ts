import Counter from 'prom-client/lib/counter';
import Gauge from 'prom-client/lib/gauge';
import Histogram from 'prom-client/lib/histogram';
import Registry from 'prom-client/lib/registry';
import type { Request, Response, Server } from 'restify';

/** The desk's figures. Labels are names of routes and codes, never what a client sent. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'desk_http_request_duration_seconds',
    help: 'HTTP requests by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly incidents = new Counter({
    name: 'desk_http_incidents_total',
    help: 'Requests that failed for a reason the desk did not foresee',
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'desk_channel_refusals_total',
    help: 'Requests that a messaging channel refused, by code: bad signatures, floods',
    labelNames: ['channel', 'code'],
    registers: [this.registry],
  });

  refused(channel: string, code: string): void {
    this.refusals.inc({ channel, code });
  }

  request(route: string, method: string, status: number, seconds: number): void {
    this.requests.observe({ route, method, status }, seconds);
  }

  incident(): void {
    this.incidents.inc();
  }

  /** A figure that is read when somebody asks for the metrics. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}

export const mountMetrics = (
  server: Server,
  metrics: Metrics,
  check: (request: Request) => void,
): void => {
  async function show(request: Request, response: Response): Promise<void> {
    check(request);
    response.setHeader('Content-Type', metrics.registry.contentType);
    response.sendRaw(200, await metrics.registry.metrics());
  }
  server.get({ name: 'metrics', path: '/metrics' }, show);
};

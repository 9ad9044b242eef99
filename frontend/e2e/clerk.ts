import type { APIRequestContext } from '@playwright/test';
import { emulatorUrl, machineId } from './places';

/** Clerk, as its operators and its dashboard see it, in the hands of a test. */
export class Clerk {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** Forgets everybody, and breaks nothing. */
  async reset() {
    await this.#call('DELETE', '/emulator/state');
  }

  /** With `apiUnavailable` nobody, CampusG neither, gets a user in any other way than by an event. */
  async switches(positions: Record<string, boolean | number>) {
    await this.#call('PUT', '/emulator/switches', positions);
  }

  async signUp(firstName: string, lastName: string): Promise<string> {
    const user = await this.#backend<{ id: string }>('POST', '/v1/users', {
      first_name: firstName,
      last_name: lastName,
      email_address: [`${firstName.toLowerCase()}@campus.edu`],
    });
    return user.id;
  }

  async idOf(firstName: string): Promise<string> {
    const [user] = await this.#backend<{ id: string }[]>('GET', `/v1/users?query=${firstName}`);
    if (!user) throw new Error(`Clerk does not know ${firstName}.`);
    return user.id;
  }

  async rename(id: string, firstName: string) {
    await this.#backend('PATCH', `/v1/users/${id}`, { first_name: firstName });
  }

  async delete(id: string) {
    await this.#backend('DELETE', `/v1/users/${id}`);
  }

  /** Sends again what was lost. */
  async resendAbout(id: string) {
    const deliveries = await this.#call<{ id: string }[]>('GET', `/emulator/deliveries?userId=${id}`);
    for (const delivery of deliveries) await this.#call('POST', `/emulator/deliveries/${delivery.id}/resend`);
  }

  /** The token of an order service that may call CampusG. */
  async machineToken(): Promise<string> {
    const { jwt } = await this.#call<{ jwt: string }>('POST', '/emulator/tokens', {
      header: { cat: 'cl_B7d4PD333AAA' },
      claims: {
        sub: 'mch_2vYVtestCampusGOrderService00',
        jti: 'mt_2vYVtestCampusGOrderService000',
        scopes: machineId,
        ...Object.fromEntries(['azp', 'fva', 'sid', 'sts', 'v'].map((name) => [name, null])),
      },
    });
    return jwt;
  }

  async #backend<T>(method: string, path: string, data?: unknown): Promise<T> {
    const { secretKey } = await this.#call<{ secretKey: string }>('GET', '/emulator/instance');
    return this.#call(method, path, data, { Authorization: `Bearer ${secretKey}` });
  }

  async #call<T>(method: string, path: string, data?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await this.#request.fetch(emulatorUrl + path, { method, data, headers });
    if (!response.ok()) throw new Error(`${method} ${path} was answered ${response.status()}: ${await response.text()}`);
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }
}

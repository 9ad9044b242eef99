import type { APIRequestContext } from '@playwright/test';
import { emulatorUrl, machineId } from './addresses';

/** A driver of the Clerk emulator. */
export class Clerk {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** Deletes all state and deactivates all faults. */
  async reset() {
    await this.#call('DELETE', '/emulator/state');
  }

  /** Starts to check responses of the Backend API against Clerk's document. */
  async checkResponses() {
    await this.#call('PUT', '/emulator/conformance', { enabled: true });
  }

  async violations(): Promise<string[]> {
    return (await this.#call<{ violations: string[] }>('GET', '/emulator/conformance')).violations;
  }

  /** Activates faults. With `apiUnavailable`, CampusG receives users by webhook only. */
  async switches(faults: Record<string, boolean | number>) {
    await this.#call('PUT', '/emulator/switches', faults);
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
    if (!user) throw new Error(`There is no user ${firstName}.`);
    return user.id;
  }

  async rename(id: string, firstName: string) {
    await this.#backend('PATCH', `/v1/users/${id}`, { first_name: firstName });
  }

  async delete(id: string) {
    await this.#backend('DELETE', `/v1/users/${id}`);
  }

  /** Resends all deliveries about a user. */
  async resendAbout(id: string) {
    const deliveries = await this.#call<{ id: string }[]>('GET', `/emulator/deliveries?userId=${id}`);
    for (const delivery of deliveries) await this.#call('POST', `/emulator/deliveries/${delivery.id}/resend`);
  }

  /** Creates a machine token of an order service that may call CampusG. */
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
    if (!response.ok()) throw new Error(`${method} ${path} returned ${response.status()}: ${await response.text()}`);
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }
}

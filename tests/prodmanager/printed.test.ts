import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { Manager, ProdManager, Resource } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { incidentRow, scopeRow } from './rows';

const startHolding = async (row: object) => {
  const server = await startScriptedServer(() => ({ json: row }));
  return { pm: new ProdManager({ url: server.url }) };
};

describe('a printed resource', () => {
  it('shows kind, id and name as a string', async () => {
    const { pm } = await startHolding(scopeRow(1, { name: 'eu-west-1' }));
    expect(String(await pm.scope.get(1))).toBe('scope 1 (eu-west-1)');
    expect(String(await pm.manager('scope/1/thing').get('a b'))).toBe('scope/1/thing 1 (eu-west-1)');
  });

  it('shows its fields on a console, not its internals', async () => {
    const { pm } = await startHolding(scopeRow(1, { name: 'eu-west-1' }));
    const scope = await pm.scope.get(1);
    const printed = inspect({ scope });
    expect(printed).toMatch(/scope: scope \{[^}]*name: 'eu-west-1'/);
    expect(printed).not.toMatch(/Endpoint|ResourceObject/);
    // Fields of the source may have any name.
    const { pm: odd } = await startHolding(scopeRow(1, { toString: 'x', toJSON: 'y' }));
    expect(String(await odd.scope.get(1))).toMatch(/^scope 1/);
  });

  it('is an instance of the exported classes', async () => {
    const { pm } = await startHolding(incidentRow(3));
    expect(pm.scope).toBeInstanceOf(Manager);
    expect(pm.maintenance).toBeInstanceOf(Manager);
    expect(pm.manager('thing')).toBeInstanceOf(Manager);
    expect(await pm.incident.get(3)).toBeInstanceOf(Resource);
    expect(pm.weather).not.toBeInstanceOf(Manager);
    expect({}).not.toBeInstanceOf(Resource);
  });

  it('comes from a client that shows its address, not its token', () => {
    const pm = new ProdManager({ url: 'https://prodmanager.example.com/base/', token: 'canary' });
    expect(pm.url).toBe('https://prodmanager.example.com/base');
    expect(inspect(pm, { depth: 9 })).not.toContain('canary');
  });
});

import 'server-only';

/** A configuration that cannot be used: one sentence a problem, each naming a variable and never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

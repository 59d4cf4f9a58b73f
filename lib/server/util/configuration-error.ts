/** An unusable configuration: one sentence per problem, which names the variable and never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

/** Whether other sites may embed the board in a frame. */
export const allowsOtherSites = ({
  FRAME_ANCESTORS = "'self'",
}: {
  readonly FRAME_ANCESTORS?: string | undefined;
}): boolean => FRAME_ANCESTORS.split(' ').some((source) => source !== "'self'" && source !== "'none'");

import 'server-only';

/**
 * `judgeAnswer` (`lib/status/answer-age.ts`) and `createScreenClock` (`lib/status/screen-clock.ts`) in the JavaScript of 2009, for the lite
 * wall: the same results, of questions that are all about one address.
 */
export const LITE_AGE = `
  function screenClock(monotonic, now) {
    var ahead = now() - monotonic(), jumped = 0;
    return {
      elapsed: function () {
        var at = monotonic(), jump = now() - at - ahead;
        if (Math.abs(jump) > 1000) {
          ahead += jump;
          jumped += Math.max(0, jump);
        }
        return at + jumped;
      },
      jumpedMs: function () { return jumped; }
    };
  }
  function judgeAnswer(evidence, answer) {
    var offsets = evidence.offsets, last = evidence.last, time = answer.timeMs, asked = answer.askedAtMs;
    var least = time - answer.receivedAtMs, most = time - asked, isProven = offsets.length > 0;
    var known = isProven ? Math.min.apply(null, offsets) : least;
    var late = answer.dateMs - time > 10000 ? answer.dateMs - time : 0, lag = isProven ? known - most : late;
    var isOdd = !isProven || lag > 4000;
    var isMoving = isOdd && last !== null && time - last.timeMs > 200 &&
      most - (last.timeMs - last.receivedAtMs) > -200 && last.timeMs - last.askedAtMs - least > -200;
    var isRepeated = last !== null && time === last.timeMs;
    var isFresh = !isRepeated && (isMoving || lag <= (answer.isDirect ? 10000 : isProven ? 200 : -1));
    var made = isRepeated ? Math.min(last.madeAtMs, asked) : asked - (isFresh ? 0 : Math.max(0, lag));
    var learnt = lag > 10000 ? [least] : offsets.concat([Math.min(Math.max(known, least), most)]);
    return {
      evidence: {
        offsets: isFresh ? learnt.slice(-16) : offsets,
        last: isRepeated ? last : { timeMs: time, askedAtMs: asked, receivedAtMs: answer.receivedAtMs, madeAtMs: made }
      },
      madeAtMs: made,
      isDoubtful: isOdd && !isFresh
    };
  }`;

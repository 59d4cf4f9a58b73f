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
  var offsets = evidence.offsets, last = evidence.last, time = answer.timeMs, asked = answer.requestedAtMs;
  var least = time - answer.receivedAtMs, most = time - asked, late = answer.dateMs - time;
  var isProven = offsets.length > 0, known = isProven ? Math.min.apply(null, offsets) : least;
  var lag = isProven ? known - most : late > 10000 ? late : 0, isOdd = !isProven || lag > 4000;
  var isRepeated = last !== null && time === last.timeMs;
  var isMoving = last !== null && (answer.isDirect || !isProven) && time > last.timeMs + 200 && most > last.least - 200 && least < last.most + 200;
  var isFresh = !isRepeated && (isOdd && isMoving || lag <= (answer.isDirect ? 10000 : isProven ? 200 : -1));
  var made = isRepeated ? last.madeAtMs : asked - (isFresh ? 0 : Math.max(0, lag));
  var learnt = lag > 10000 ? [least] : offsets.concat(Math.min(Math.max(known, least), most));
  return {
    evidence: {
      offsets: isFresh ? learnt.slice(-16) : offsets,
      last: isRepeated ? last : { timeMs: time, least: least, most: most, madeAtMs: made }
    },
    madeAtMs: made,
    isDoubtful: isOdd && !isFresh
  };
}`;

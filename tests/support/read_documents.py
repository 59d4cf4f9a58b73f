"""Reads the feed or calendar on standard input as Python programs do, and prints what they find as JSON."""

import json
import sys

import feedparser
import icalendar


def iso(date):
    return date.isoformat()


def read_feed(data):
    feed = feedparser.parse(data)
    problem = feed.get("bozo_exception")
    return {
        "problem": None if problem is None else repr(problem),
        "version": feed.version,
        "title": feed.feed.get("title"),
        "id": feed.feed.get("id"),
        "entries": [
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "link": entry.get("link"),
                "updated": list(entry.get("updated_parsed") or entry.get("published_parsed") or [])[:6],
                "html": entry.content[0].value if "content" in entry else entry.get("summary"),
            }
            for entry in feed.entries
        ],
    }


def read_calendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    problems = [str(error) for part in calendar.walk() for error in part.errors]
    return {
        "problems": problems,
        "name": str(calendar.get("NAME", "")),
        "refresh": str(calendar.get("REFRESH-INTERVAL", "")),
        "events": [
            {
                "uid": str(event["UID"]),
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
                "status": str(event["STATUS"]),
                "sequence": int(event["SEQUENCE"]),
                "modified": iso(event["LAST-MODIFIED"].dt),
                "start": iso(event["DTSTART"].dt),
                "end": iso(event["DTEND"].dt),
                "url": str(event.get("URL", "")),
            }
            for event in calendar.walk("VEVENT")
        ],
    }


READERS = {"feed": read_feed, "calendar": read_calendar}
print(json.dumps(READERS[sys.argv[1]](sys.stdin.buffer.read())))

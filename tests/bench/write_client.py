#!/usr/bin/env python3
"""How long 1,000 incidents take from being sent until a tile shows them, and how long a reader waits meanwhile.

    write_client.py PORT TILE OTHER_TILE CSV    token in BENCH_TOKEN; prints "visible_ms longest_read_ms reads"

One reader asks for OTHER_TILE all the time, on a connection that is kept; who waits for the write asks every
2 ms, on another, whether TILE has changed. Both are one program each: a program started for every question would
take the processors away from what is measured.
"""
import csv, http.client, io, multiprocessing, os, statistics, sys, time

WRITES, ROWS, BREAK_S = 7, 1000, 0.5


def connect(port):
    return http.client.HTTPConnection("127.0.0.1", port)


def ask(connection, path, method="GET", body=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, headers | {"Authorization": "Bearer " + os.environ["BENCH_TOKEN"]})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300 and answer.status != 304:
        sys.exit(f"{method} {path}: {answer.status} {content[:500]!r}")
    return answer


def read_on(port, tile, stop, longest, reads):
    connection = connect(port)
    while not stop.is_set():
        begin = time.monotonic()
        ask(connection, f"/tiles/heat/{tile}.png")
        longest.value = max(longest.value, time.monotonic() - begin)
        reads.value += 1


def upload(rows, header, write):
    """The form with a file of rows whose ids nobody has had."""
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(header)
    out.writerows([f"bench-{write}-{row[0]}", *row[1:]] for row in rows)
    parts = [
        'Content-Disposition: form-data; name="source"\r\n\r\nsynthetic',
        f'Content-Disposition: form-data; name="file"; filename="write.csv"\r\n\r\n{text.getvalue()}',
    ]
    return "".join(f"--rows\r\n{part}\r\n" for part in parts) + "--rows--\r\n"


def main():
    port, tile, other, file = int(sys.argv[1]), *sys.argv[2:5]
    with open(file, newline="") as incidents:
        lines = csv.reader(incidents)
        header = next(lines)
        rows = [next(lines) for _ in range(ROWS)]
    connection = connect(port)
    drawn = f"/tiles/heat/{tile}.png"

    stop = multiprocessing.Event()
    longest, reads = multiprocessing.Value("d", 0), multiprocessing.Value("q", 0)
    reader = multiprocessing.Process(target=read_on, args=(port, other, stop, longest, reads))
    reader.start()
    visible = []
    for write in range(WRITES):
        form = upload(rows, header, f"{os.getpid()}-{write}")
        before = ask(connection, drawn).headers["ETag"]
        begin = time.monotonic()
        ask(connection, "/api/imports", "POST", form, Content_Type="multipart/form-data; boundary=rows")
        while ask(connection, drawn, If_None_Match=before).status == 304:
            time.sleep(0.002)
        visible.append(time.monotonic() - begin)
        time.sleep(BREAK_S)
    stop.set()
    reader.join()
    print(f"{statistics.median(visible) * 1000:.0f} {longest.value * 1000:.0f} {reads.value}")


main()

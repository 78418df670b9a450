"""Reads a file of exported incidents with a program that users have, and says as JSON what texts it found.

    /usr/bin/python3 read_export.py READER FILE COLUMN...

READER: geopandas, ogr2ogr, qgis, r (sf) or libreoffice.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def from_csv(text, columns):
    return [[row[each] for each in columns] for row in csv.DictReader(io.StringIO(text))]


def geopandas(file, columns):
    import geopandas
    import pandas

    table = pandas.read_csv(file) if ".csv" in file.name else geopandas.read_file(file)
    return table[columns].fillna("").values.tolist()


def ogr2ogr(file, columns):
    path = f"/vsigzip/{file}" if file.suffix == ".gz" else str(file)
    options = ["-f", "CSV", "-select", ",".join(columns), "/vsistdout/", path]
    layer = [] if ".csv" in file.name else ["incidents"]
    if ".geojson" in file.name:
        layer = []
    said = subprocess.run(["ogr2ogr", *options, *layer], check=True, capture_output=True, text=True)
    return from_csv(said.stdout, columns)


def qgis(file, columns):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication, QgsVectorLayer

    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(str(file), "file", "ogr")
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot open {file}: {layer.error().message()}")
    return [[str(row[each] or "") for each in columns] for row in layer.getFeatures()]


def r(file, columns):
    program = """
      given <- commandArgs(trailingOnly = TRUE)
      read <- sf::st_read(given[1], quiet = TRUE, stringsAsFactors = FALSE)
      values <- as.data.frame(read)[, given[-1]]
      write.csv(values, row.names = FALSE, na = "", fileEncoding = "UTF-8")
    """
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    said = subprocess.run(
        ["Rscript", "-e", program, str(file), *columns], check=True, capture_output=True, text=True, env=environment
    )
    return from_csv(said.stdout, columns)


def libreoffice(file, columns):
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1"  # comma, quote, UTF-8, from the first line
    from_csv_options = ["--infilter=CSV:44,34,76,1"] if ".csv" in file.name else []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", *from_csv_options,
             "--convert-to", as_csv, "--outdir", f"{folder}/made", str(file)],
            check=True, capture_output=True,
        )  # fmt: skip
        return from_csv((Path(folder) / "made" / f"{file.stem}.csv").read_text("utf-8-sig"), columns)


def main(reader, file, *columns):
    readers = {each.__name__: each for each in (geopandas, ogr2ogr, qgis, r, libreoffice)}
    rows = readers[reader](Path(file), list(columns))
    print(json.dumps(sorted(rows)), flush=True)
    os._exit(0)  # PyQGIS 3.22 may crash when it takes itself down


if __name__ == "__main__":
    main(*sys.argv[1:])

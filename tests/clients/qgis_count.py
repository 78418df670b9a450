"""Says how many features QGIS counts in a file.

    /usr/bin/python3 qgis_count.py incidents.geojson
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(sys.argv[1], "file", "ogr")
if not layer.isValid():
    raise SystemExit(f"QGIS cannot open {sys.argv[1]}: {layer.error().message()}")
print(sum(1 for _ in layer.getFeatures()), flush=True)
os._exit(0)  # PyQGIS 3.22 may crash when it takes itself down

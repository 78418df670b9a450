"""Opens a running server's layers in QGIS as a user would and says as JSON what QGIS makes of them.

    /usr/bin/python3 qgis_client.py http://localhost:8080 TOKEN

TOKEN is the password of HTTP Basic, whose name does not matter.
"""
import json
import os
import sys
import urllib.parse

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

NORTH = QgsRectangle(20.7, 42.85, 20.8, 42.95)


def features_layer(server, token, collection):
    """The collection through QGIS's client of OGC API - Features."""
    uri = QgsDataSourceUri()
    uri.setParam("url", f"{server}/api")
    uri.setParam("typename", collection)
    uri.setParam("pagingEnabled", "true")
    uri.setUsername("qgis")
    uri.setPassword(token)
    layer = QgsVectorLayer(uri.uri(False), collection, "OAPIF")
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot open {collection}: {layer.error().message()}")
    return layer


def heat_layer(server, token):
    """The heat map as XYZ tiles."""
    uri = f"type=xyz&url={server}/tiles/heat/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=0&zmax=14&username=qgis&password={token}"
    layer = QgsRasterLayer(uri, "heat", "wms")
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot open the heat tiles: {layer.error().message()}")
    return layer


def wmts_layer(server, token):
    """The heat map as a layer of WMTS."""
    capabilities = urllib.parse.quote(f"{server}/api/wmts?service=WMTS&request=GetCapabilities", safe="")
    uri = (
        "crs=EPSG:3857&layers=incidents&styles=default&format=image/png&tileMatrixSet=WebMercatorQuad"
        f"&url={capabilities}&username=qgis&password={token}"
    )
    layer = QgsRasterLayer(uri, "heat", "wms")
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot open the WMTS: {layer.error().message()}")
    return layer


def count(layer, request=QgsFeatureRequest()):
    return sum(1 for _ in layer.getFeatures(request))


def coloured_pixels(layer, extent):
    """How many pixels of a picture of the layer are not background."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setExtent(extent)
    settings.setOutputSize(QSize(256, 256))
    background = QColor(255, 255, 255)
    settings.setBackgroundColor(background)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    return sum(
        picture.pixelColor(x, y) != background for x in range(picture.width()) for y in range(picture.height())
    )


def main(server, token):
    application = QgsApplication([], False)
    application.initQgis()
    incidents = features_layer(server, token, "incidents")
    severe = features_layer(server, token, "incidents")
    severe.setSubsetString('"severity" >= 4')
    said = {
        "incidents": count(incidents),
        "geometry": incidents.geometryType(),
        "crs": incidents.crs().authid(),
        "fields": [each.name() for each in incidents.fields()],
        "in_box": count(incidents, QgsFeatureRequest(NORTH)),
        "severe": count(severe),
        "municipalities": count(features_layer(server, token, "municipalities")),
        "heat_pixels": coloured_pixels(heat_layer(server, token), QgsRectangle(20.5, 42.7, 21.0, 43.2)),
        "wmts_pixels": coloured_pixels(wmts_layer(server, token), QgsRectangle(20.5, 42.7, 21.0, 43.2)),
        "heat_pixels_at_sea": coloured_pixels(heat_layer(server, token), QgsRectangle(17.0, 42.0, 17.5, 42.5)),
    }
    print(json.dumps(said), flush=True)
    os._exit(0)  # PyQGIS 3.22 may crash when it takes itself down


if __name__ == "__main__":
    main(*sys.argv[1:3])

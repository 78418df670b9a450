"""Takes the pictures of docs/CONNECTING.md in QGIS itself, of a running server with the synthetic demo register.

    SERVER=http://localhost:8080 TOKEN=… FOLDER=docs/pictures xvfb-run qgis --noversioncheck --code tests/clients/qgis_pictures.py
"""
import os
import sys

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication
from qgis.utils import iface

sys.path.insert(0, os.environ.get("CLIENTS", "tests/clients"))
from qgis_client import features_layer, heat_layer  # noqa: E402

SERVER, TOKEN, FOLDER = (os.environ[name] for name in ("SERVER", "TOKEN", "FOLDER"))
WAIT_MS = 20_000
NORTH_IN_MERCATOR = QgsRectangle(2300000, 5288000, 2336000, 5312000)


def keep(widget, name):
    widget.grab().save(os.path.join(FOLDER, name))


def show_layers():
    project = QgsProject.instance()
    project.addMapLayer(heat_layer(SERVER, TOKEN))
    areas = features_layer(SERVER, TOKEN, "municipalities")
    outline = areas.renderer().symbol().symbolLayer(0)
    outline.setBrushStyle(Qt.NoBrush)
    outline.setStrokeWidth(0.5)
    project.addMapLayer(areas)
    incidents = features_layer(SERVER, TOKEN, "incidents")
    incidents.setSubsetString("\"category\" = 'arson'")
    project.addMapLayer(incidents)
    QTimer.singleShot(3_000, go_north)


def go_north():
    # Not earlier: the first layer brings its own coordinates and extent along.
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mainWindow().resize(1280, 800)
    iface.mapCanvas().setExtent(NORTH_IN_MERCATOR)
    iface.mapCanvas().refresh()
    QTimer.singleShot(WAIT_MS, take_map)


def take_map():
    keep(iface.mainWindow(), "qgis.png")
    settings = QgsSettings()
    settings.setValue("qgis/connections-wfs/UraMost/url", f"{SERVER}/api")
    settings.setValue("qgis/connections-wfs/UraMost/version", "OGC_API_FEATURES")
    settings.setValue("qgis/connections-wfs/selected", "UraMost")
    settings.setValue("qgis/WFS/UraMost/username", "qgis")
    settings.setValue("qgis/WFS/UraMost/password", TOKEN)
    QTimer.singleShot(3_000, connect)
    iface.mainWindow().findChild(QAction, "mActionAddWfsLayer").trigger()


def connect():
    for button in QApplication.allWidgets():
        if button.objectName() == "btnConnect" and button.isVisible():
            button.click()
    QTimer.singleShot(WAIT_MS, take_connection)


def take_connection():
    for widget in QApplication.topLevelWidgets():
        if widget is not iface.mainWindow() and widget.isWindow() and widget.isVisible():
            widget.resize(900, 560)
            keep(widget, "qgis-connection.png")
    os._exit(0)


QTimer.singleShot(3_000, show_layers)

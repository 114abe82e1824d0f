@echo off
rem Starts Segue, building it first when it is missing or older than its sources.
rem
rem   SEGUE_JAVA_OPTS   options for the JVM, after the defaults below, so they win
rem   JAVA_HOME         the Java to use; otherwise the java on the PATH
rem
rem The working directory stays the caller's. The choices and their reasons are those of the script `segue`.
setlocal EnableExtensions DisableDelayedExpansion

set "SEGUE_HOME=%~dp0"
set "SEGUE_HOME=%SEGUE_HOME:~0,-1%"
set "SEGUE_TARGET=%SEGUE_HOME%\target"
set "SEGUE_APP=%SEGUE_TARGET%\app"
set "SEGUE_LOG=%SEGUE_TARGET%\segue-build.log"
set "SEGUE_LOCK=%SEGUE_TARGET%\segue-build.lock"

set "SEGUE_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "SEGUE_JAVA=%JAVA_HOME%\bin\java.exe"

set "SEGUE_MAJOR="
for /f "tokens=3" %%v in ('""%SEGUE_JAVA%" -version 2>&1" ^| findstr /c:" version "') do (
  for /f "delims=.-+ " %%m in ("%%~v") do if not defined SEGUE_MAJOR set "SEGUE_MAJOR=%%m"
)
if not defined SEGUE_MAJOR (
  echo Segue needs Java 17 or newer, and there is no java on the PATH and none in JAVA_HOME. 1>&2
  echo Install one, for example: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 2
)
if %SEGUE_MAJOR% LSS 17 (
  echo Segue needs Java 17 or newer; "%SEGUE_JAVA%" is Java %SEGUE_MAJOR%. 1>&2
  echo Install one, for example: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 2
)

if not exist "%SEGUE_HOME%\pom.xml" goto start
if not exist "%SEGUE_HOME%\src\main" goto start
call :stale
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 2
)

:start
set "SEGUE_RUN=%SEGUE_APP%\segue.jar"
if not exist "%SEGUE_RUN%" set "SEGUE_RUN=%SEGUE_TARGET%\segue.jar"
if not exist "%SEGUE_RUN%" set "SEGUE_RUN=%SEGUE_HOME%\segue.jar"
if not exist "%SEGUE_RUN%" (
  echo Segue found neither its sources nor a jar in "%SEGUE_HOME%". 1>&2
  echo Put segue.jar next to this script, or run it from a complete checkout. 1>&2
  exit /b 2
)
"%SEGUE_JAVA%" -XX:+UseSerialGC -Xshare:auto -Xlog:disable -XX:TieredStopAtLevel=1 %SEGUE_JAVA_OPTS% "-Dsegue.project=%SEGUE_HOME%" -jar "%SEGUE_RUN%" %*
exit /b %ERRORLEVEL%

rem Errorlevel 1 when the application is missing or a source is newer. cmd cannot compare dates, PowerShell can.
:stale
if not exist "%SEGUE_APP%\segue.jar" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath \"$env:SEGUE_APP\segue.jar\").LastWriteTimeUtc; $sources = @(Get-Item -LiteralPath \"$env:SEGUE_HOME\pom.xml\") + @(Get-ChildItem -LiteralPath \"$env:SEGUE_HOME\src\main\" -Recurse); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo Segue has to be built first, which needs Maven 3.8 or newer, and there is no mvn on the PATH. 1>&2
  echo Get it from https://maven.apache.org/download.cgi 1>&2
  exit /b 1
)
if not exist "%SEGUE_TARGET%" mkdir "%SEGUE_TARGET%"
mkdir "%SEGUE_LOCK%" 2>nul
if errorlevel 1 (
  echo Another build of Segue seems to be running. If there is none, remove "%SEGUE_LOCK%" and try again. 1>&2
  exit /b 1
)
echo Building Segue (once) ... 1>&2
call :package > "%SEGUE_LOG%" 2>&1
set "SEGUE_FAILED=%ERRORLEVEL%"
rmdir "%SEGUE_LOCK%"
if not "%SEGUE_FAILED%"=="0" (
  type "%SEGUE_LOG%" 1>&2
  echo Segue could not be built; the output above is also in "%SEGUE_LOG%". 1>&2
  exit /b 1
)
exit /b 0

:package
call mvn -q -B -f "%SEGUE_HOME%\pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip package
if errorlevel 1 exit /b 1
if exist "%SEGUE_APP%.new" rmdir /s /q "%SEGUE_APP%.new"
"%SEGUE_JAVA%" -Djarmode=tools -jar "%SEGUE_TARGET%\segue.jar" extract --destination "%SEGUE_APP%.new"
if errorlevel 1 exit /b 1
if exist "%SEGUE_APP%" rmdir /s /q "%SEGUE_APP%"
move "%SEGUE_APP%.new" "%SEGUE_APP%"
exit /b %ERRORLEVEL%
